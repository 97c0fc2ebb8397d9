// What the scripts of search share: each hangs its part on one object.
interface Gazette {
  take(name: string, data: any, payload: string): void;
  open(version: string, manifest: any): void;
  loader: {
    root: string;
    load(name: string): Promise<{ data: any; payload: string }>;
    setVersion(version: string): void;
  };
  index: { manifest: any; years: Uint16Array; table(): { read(payload: string): string; rarity(a: string, b: string): number } };
  shards: { Bits: any; findUses(payload: string, key: any, shape: any): any };
  readLetters(table: string): void;
  normalise(source: string): { text: string; at: number[] };
  symbolsOf(text: string): string[];
  parse(source: string): { phrases: any[]; not: any[]; filters: Record<string, string[]> };
  placesOf(text: string, phrase: any): number[];
  hitsIn(normal: { text: string; at: number[] }, phrase: any): number[][];
  gramsOf(phrase: any, rarity: (a: string, b: string) => number, mostPairs: number): { keys: any[]; exact: boolean };
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
