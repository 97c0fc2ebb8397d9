// What the scripts of search share: each hangs its part on one object.
interface Gazette {
  take(name: string, data: any, payload?: string): void;
  loader: { root: string; load(name: string, version?: string): Promise<{ data: any; payload: string }> };
  index: {
    manifest: any;
    years: Uint16Array;
    hashes: string[];
    table(): { texts: string[]; read(payload: string): string; rarity(a: string, b: string): number };
    open(): Promise<void>;
    load(name: string): Promise<{ data: any; payload: string }>;
  };
  shards: { bitsOf(payload: string): any; findGram(payload: string, key: any, shape: any): any; readList(payload: string): any };
  readLetters(table: string): void;
  normalise(source: string): { text: string; at: number[] };
  symbolsOf(text: string): string[];
  parse(source: string): { phrases: any[]; not: any[]; filters: Record<string, string[]> };
  placesOf(text: string, phrase: any): number[];
  hitsIn(normal: { text: string; at: number[] }, phrase: any): number[][];
  gramsOf(phrase: any, rarity: (a: string, b: string) => number, mostPairs: number): { keys: any[]; exact: boolean };
  nameOf(key: { high: number; low: number }): string;
  fingerprintOf(key: { high: number; low: number }, salt: number): number;
  confirmed(document: number, marks: number[], query: any, checkNot: boolean): Promise<any>;
  listed(value: any): string[];
  words: any;
  search(text: string, options?: any): Promise<any>;
}
declare var Gazette: Gazette;
interface Window {
  Gazette: Gazette;
}
