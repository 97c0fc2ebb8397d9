/*
 * Reads what generator/search/ has written as bits: gram_shards.cc, lists.cc, phrases.cc, index.cc.
 */
(function () {
  'use strict';

  /** Seven bits a character, the highest first. */
  class Bits {
    /** @param {string} payload */
    constructor(payload) {
      this.payload = payload;
      this.at = 0;
      this.value = 0;
      this.left = 0;
    }
    /** @param {number} count @returns {number} */
    read(count) {
      let result = 0;
      while (count > 0) {
        if (this.left === 0) {
          this.value = this.payload.charCodeAt(this.at++) & 127;
          this.left = 7;
        }
        const part = count < this.left ? count : this.left;
        this.left -= part;
        result = (result << part) | ((this.value >> this.left) & ((1 << part) - 1));
        count -= part;
      }
      return result;
    }
    /** @param {number} k */
    rice(k) {
      let ones = 0;
      while (this.read(1)) ++ones;
      return (ones << k) | this.read(k);
    }
    count() {
      let zeros = 0;
      while (!this.read(1)) ++zeros;
      return ((1 << zeros) | this.read(zeros)) - 1;
    }
    /** @param {number} count @param {number} width @returns {Uint32Array} */
    list(count, width) {
      const values = new Uint32Array(count);
      if (!count) return values;
      const last = this.read(width);
      const others = count - 1;
      values[others] = last;
      let next = 0;
      if (others * 2 <= last) {
        const k = riceParameter(last, others);
        for (let i = 0; i < others; ++i) {
          values[i] = next + this.rice(k);
          next = values[i] + 1;
        }
        return values;
      }
      const absent = last - others;
      const k = riceParameter(last, absent);
      let filled = 0;
      for (let i = 0; i < absent; ++i) {
        const hole = next + this.rice(k);
        while (next < hole) values[filled++] = next++;
        next = hole + 1;
      }
      while (next < last) values[filled++] = next++;
      return values;
    }
  }

  /** @param {number} universe @param {number} count */
  function riceParameter(universe, count) {
    if (!count) return 0;
    const mean = Math.floor((universe * 11) / (count * 16));
    return mean ? 31 - Math.clz32(mean) : 0;
  }

  /**
   * The documents that have a gram. A use has bits: 1 in the title, 2 in a heading, 4 often, 8 in the name
   * of a term of the document, 16 and 32 in the first and second part of the text.
   * @typedef {object} Uses
   * @property {Uint32Array} documents ascending
   * @property {Uint8Array} marks
   * @property {Map<number, number>} titles lengths of the titles that have it, by document
   * @property {Uint32Array} terms
   * @property {number[]} termLengths of the shortest name that has it
   */

  /** @param {Bits} bits @param {{documentBits: number, termBits: number}} shape @returns {Uses} */
  function readUses(bits, shape) {
    const count = bits.count();
    const documents = bits.list(count, shape.documentBits);
    const marks = new Uint8Array(count);
    const titles = new Map();
    /** @type {Uint32Array} */
    let terms = new Uint32Array(0);
    const termLengths = [];
    if (bits.read(1)) {
      const extras = bits.read(5);
      if (extras & 16) {
        terms = bits.list(bits.count(), shape.termBits);
        for (let i = 0; i < terms.length; ++i) termLengths.push(bits.read(6));
      }
      const width = 32 - Math.clz32(count);
      for (let i = 0; i < 4; ++i) {
        if (!(extras & (8 >> i))) continue;
        const places = bits.list(bits.count(), width);
        places.forEach((place) => {
          marks[place] |= 1 << i;
          if (i === 0) titles.set(documents[place], bits.read(6));
        });
      }
    }
    for (let i = 0; i < count; ++i) {
      if (marks[i] & 1 && !bits.read(1)) continue;
      marks[i] |= !bits.read(1) ? 16 : bits.read(1) ? 48 : 32;
    }
    return { documents, marks, titles, terms, termLengths };
  }

  /** @type {Uses} */
  const none = {
    documents: new Uint32Array(0),
    marks: new Uint8Array(0),
    titles: new Map(),
    terms: new Uint32Array(0),
    termLengths: [],
  };

  /**
   * @param {string} payload @param {{high: number, low: number}} key
   * @param {{documentBits: number, termBits: number}} shape
   */
  function findUses(payload, key, shape) {
    const bits = new Bits(payload);
    const print = Gazette.fingerprintOf(key, bits.count());
    const count = bits.count();
    const k = riceParameter(1 << 22, count);
    for (let i = 0, next = 0; i < count; ++i) {
      const found = next + bits.rice(k);
      if (found > print) break;
      const uses = readUses(bits, shape);
      if (found === print) return uses;
      next = found + 1;
    }
    return none;
  }

  /** Texts as codes of characters and phrases. */
  class Phrases {
    /** @param {string} payload */
    constructor(payload) {
      const bits = new Bits(payload);
      this.widths = Array.from({ length: 8 }, () => bits.read(4));
      this.first = this.widths.map((_, i) => this.widths.slice(0, i).reduce((sum, width) => sum + (1 << width), 0));
      const count = bits.count();
      this.escape = bits.count();
      const width = 32 - Math.clz32(count);
      /** @type {(string | number[])[]} */
      const entries = [];
      for (let i = 0; i < count; ++i)
        entries.push(bits.read(1) ? [bits.read(width), bits.read(width)] : String.fromCharCode(bits.read(16)));
      /** @param {number} i @returns {string} */
      const expand = (i) => {
        const entry = entries[i];
        if (typeof entry === 'string') return entry;
        return (entries[i] = expand(entry[0]) + expand(entry[1]));
      };
      /** @type {string[]} */
      this.texts = entries.map((_, i) => expand(i));
      this.ranks = new Map(this.texts.map((text, i) => [text, i]));
    }
    /** @param {string} payload @returns {string} */
    read(payload) {
      const bits = new Bits(payload);
      let text = '';
      for (let left = bits.count(); left > 0; --left) {
        const c = bits.read(3);
        const rank = this.first[c] + bits.read(this.widths[c]);
        text += rank === this.escape ? String.fromCodePoint(bits.read(21)) : this.texts[rank];
      }
      return text;
    }
    /** How seldom two neighbours are, by the table of phrases. @param {string} a @param {string} b */
    rarity(a, b) {
      const pair = this.ranks.get(a + b);
      if (pair !== undefined) return pair;
      const seldom = this.texts.length;
      /** @param {string} symbol */
      const one = (symbol) => {
        const rank = this.ranks.get(symbol);
        return rank === undefined ? seldom : rank;
      };
      return seldom + one(a) + one(b);
    }
  }

  // == the index ==

  /** @type {Phrases | null} */
  let phrases = null;

  /** What the manifest says. */
  Gazette.index = {
    /** @type {any} */
    manifest: null,
    /** By document; 0 for a plain page. */
    years: new Uint16Array(0),
    table: () => phrases || (phrases = new Phrases(Gazette.index.manifest.phrases)),
  };

  /** @param {string} version @param {any} manifest */
  Gazette.open = (version, manifest) => {
    const years = new Uint16Array(manifest.documents);
    for (let i = 0, at = 0; i < manifest.years.length; i += 2)
      for (let n = manifest.years[i + 1]; n > 0; --n) years[at++] = manifest.years[i];
    Gazette.index.manifest = manifest;
    Gazette.index.years = years;
    Gazette.loader.setVersion(version);
  };

  Gazette.shards = { Bits, findUses };
})();
