/*
 * Reads what generator/search/ has written as bits: gram_shards.cc, lists.cc, phrases.cc, index.cc.
 */
(function () {
  'use strict';

  const GRADE = 8; // bits below it
  const PARTS = 112;

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
   * The documents that have a gram. A use has bits: 1 in the title, 2 in a heading, 4 in the name of a term
   * of the document, 16, 32 and 64 in a part of the text; above them, 0 to 3, how often.
   * @typedef {object} Uses
   * @property {Uint32Array} documents ascending
   * @property {Uint16Array} marks
   * @property {Map<number, number>} titles lengths of the titles that have it, by document
   * @property {Uint32Array} terms
   * @property {number[]} termLengths of the shortest name that has it
   *
   * @typedef {{documents: number, documentBits: number, termBits: number}} Shape
   *
   * @typedef {object} Gram what a shard says of it
   * @property {number} count of documents
   * @property {Uses | null} uses
   * @property {string} hash of the file that has them, where they are not here
   */

  /** @param {Bits} bits parts of the text, as a prefix code */
  function readParts(bits) {
    if (!bits.read(1)) return !bits.read(1) ? 16 : bits.read(1) ? 64 : 32;
    return !bits.read(1) ? PARTS : [48, 80, 96][bits.read(2)];
  }

  /** @param {Bits} bits @param {Shape} shape @returns {Uses} */
  function readUses(bits, shape) {
    const count = bits.count();
    const documents = bits.list(count, shape.documentBits);
    const marks = new Uint16Array(count);
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
      // Title, heading, how often, name of a term.
      [1, 2, 0, 4].forEach((mark, i) => {
        if (!(extras & (8 >> i))) return;
        bits.list(bits.count(), width).forEach((place) => {
          marks[place] |= mark || (bits.rice(0) + 1) << GRADE;
          if (mark === 1) titles.set(documents[place], bits.read(6));
        });
      });
    }
    // Of a gram that most documents have, it may be any part.
    const told = count * 2 <= shape.documents;
    for (let i = 0; i < count; ++i)
      if (!told) marks[i] |= PARTS;
      else if (!(marks[i] & 1) || bits.read(1)) marks[i] |= readParts(bits);
    return { documents, marks, titles, terms, termLengths };
  }

  /**
   * @param {string} payload @param {{high: number, low: number}} key
   * @param {Shape} shape @returns {Gram}
   */
  function findGram(payload, key, shape) {
    const bits = new Bits(payload);
    const print = Gazette.fingerprintOf(key, bits.count());
    const count = bits.count();
    const k = riceParameter(1 << 22, count);
    for (let i = 0, next = 0; i < count; ++i) {
      const found = next + bits.rice(k);
      if (found > print) break;
      const own = bits.read(1);
      const uses = own ? null : readUses(bits, shape);
      const documents = uses ? uses.documents.length : bits.count();
      const hash = own ? bits.read(30).toString(36) : '';
      if (found === print) return { count: documents, uses, hash };
      next = found + 1;
    }
    return { count: 0, uses: readUses(new Bits('@'), shape), hash: '' };
  }

  /** Texts as codes of characters and phrases. */
  class Phrases {
    /** @param {string} payload */
    constructor(payload) {
      const bits = new Bits(payload);
      this.widths = Array.from({ length: 8 }, () => bits.read(4));
      this.first = this.widths.map((_, i) => this.widths.slice(0, i).reduce((sum, width) => sum + (1 << width), 0));
      /** @type {string[]} by number; the first is the escape */
      const entries = [];
      for (let levels = bits.count(); levels > 0; --levels) {
        const before = entries.length;
        const count = bits.count();
        const k = riceParameter(before || 0xffff, count);
        const width = 32 - Math.clz32(before);
        for (let i = 0, first = 0; i < count; ++i) {
          first += bits.rice(k);
          entries.push(before ? entries[first] + entries[bits.read(width)] : String.fromCharCode(first));
        }
      }
      const next = this.first.slice();
      /** @type {string[]} by code */
      this.texts = [];
      entries.forEach((text, i) => {
        const code = next[7 - bits.rice(0)]++;
        this.texts[code] = text;
        if (i === 0) this.escape = code;
      });
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
  let table = '';

  /** @type {Gazette['index']} */
  const index = {
    /** What search/index.js says. */
    manifest: null,
    /** By document; 0 for a plain page. */
    years: new Uint16Array(0),
    /** Hashes of texts. */
    hashes: [],
    table: () => phrases || (phrases = new Phrases(table)),
    /** Reads the manifest, which the page may have loaded or not. */
    open: async () => {
      const { data, payload } = await Gazette.loader.load('index');
      if (index.manifest) return;
      const years = new Uint16Array(data.documents);
      for (let i = 0, at = 0; i < data.years.length; i += 2)
        for (let n = data.years[i + 1]; n > 0; --n) years[at++] = data.years[i];
      const hashes = new Bits(data.texts);
      for (let d = 0; d < data.documents; d += data.inHash) index.hashes.push(hashes.read(30).toString(36));
      index.years = years;
      table = payload;
      index.manifest = data;
    },
    /** A file of which all of a kind have one version. @param {string} name */
    load: (name) => Gazette.loader.load(name, index.manifest.versions[name.split('/')[0]]),
  };
  Gazette.index = index;

  /** @param {string} payload @returns {Uses} */
  const readList = (payload) => readUses(new Bits(payload), index.manifest);

  Gazette.shards = { Bits, findGram, readList };
})();
