/*
 * Reads what generator/search/ has written as bits: gram_shards.cc, lists.cc, phrases.cc, index.cc.
 */
(function () {
  'use strict';

  const GRADE = 8; // bits below it
  const PARTS = 112;

  /** Reads seven bits a character, the highest first. @param {string} payload */
  function bitsOf(payload) {
    let at = 0;
    let value = 0;
    let left = 0;

    /** @param {number} count @returns {number} */
    function read(count) {
      let result = 0;
      while (count > 0) {
        if (left === 0) {
          value = payload.charCodeAt(at++) & 127;
          left = 7;
        }
        const part = count < left ? count : left;
        left -= part;
        result = (result << part) | ((value >> left) & ((1 << part) - 1));
        count -= part;
      }
      return result;
    }
    /** @param {number} k */
    function rice(k) {
      let ones = 0;
      while (read(1)) ++ones;
      return (ones << k) | read(k);
    }
    function count() {
      let zeros = 0;
      while (!read(1)) ++zeros;
      return ((1 << zeros) | read(zeros)) - 1;
    }
    /** @param {number} size @param {number} width @returns {Uint32Array} */
    function list(size, width) {
      const values = new Uint32Array(size);
      if (!size) return values;
      const last = read(width);
      const others = size - 1;
      values[others] = last;
      let next = 0;
      if (others * 2 <= last) {
        const k = riceParameter(last, others);
        for (let i = 0; i < others; ++i) {
          values[i] = next + rice(k);
          next = values[i] + 1;
        }
        return values;
      }
      const absent = last - others;
      const k = riceParameter(last, absent);
      let filled = 0;
      for (let i = 0; i < absent; ++i) {
        const hole = next + rice(k);
        while (next < hole) values[filled++] = next++;
        next = hole + 1;
      }
      while (next < last) values[filled++] = next++;
      return values;
    }
    return { read, rice, count, list };
  }

  /** @typedef {ReturnType<typeof bitsOf>} Bits */

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
    const bits = bitsOf(payload);
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
    return { count: 0, uses: readUses(bitsOf('@'), shape), hash: '' };
  }

  /** Reads texts that are codes of characters and phrases. @param {string} payload the table */
  function phrasesOf(payload) {
    const bits = bitsOf(payload);
    const widths = Array.from({ length: 8 }, () => bits.read(4));
    const first = widths.map((_, i) => widths.slice(0, i).reduce((sum, width) => sum + (1 << width), 0));
    /** @type {string[]} by number; the first is the escape */
    const entries = [];
    for (let levels = bits.count(); levels > 0; --levels) {
      const before = entries.length;
      const count = bits.count();
      const k = riceParameter(before || 0xffff, count);
      const width = 32 - Math.clz32(before);
      for (let i = 0, half = 0; i < count; ++i) {
        half += bits.rice(k);
        entries.push(before ? entries[half] + entries[bits.read(width)] : String.fromCharCode(half));
      }
    }
    const next = first.slice();
    /** @type {string[]} by code */
    const texts = [];
    let escape = 0;
    entries.forEach((text, i) => {
      const code = next[7 - bits.rice(0)]++;
      texts[code] = text;
      if (i === 0) escape = code;
    });
    const codes = new Map(texts.map((text, i) => [text, i]));

    /** @param {string} coded @returns {string} */
    function read(coded) {
      const from = bitsOf(coded);
      let text = '';
      for (let left = from.count(); left > 0; --left) {
        const c = from.read(3);
        const code = first[c] + from.read(widths[c]);
        text += code === escape ? String.fromCodePoint(from.read(21)) : texts[code];
      }
      return text;
    }
    /** How seldom two neighbours are, by the table: the rarer have the higher codes. @param {string} a @param {string} b */
    function rarity(a, b) {
      const pair = codes.get(a + b);
      if (pair !== undefined) return pair;
      const seldom = texts.length;
      /** @param {string} symbol */
      const one = (symbol) => {
        const code = codes.get(symbol);
        return code === undefined ? seldom : code;
      };
      return seldom + one(a) + one(b);
    }
    return { texts, read, rarity };
  }

  // == the index ==

  /** @type {ReturnType<typeof phrasesOf> | null} */
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
    table: () => phrases || (phrases = phrasesOf(table)),
    /** Reads the manifest, which the page may have loaded or not. */
    open: async () => {
      const { data, payload } = await Gazette.loader.load('index');
      if (index.manifest) return;
      const years = new Uint16Array(data.documents);
      for (let i = 0, at = 0; i < data.years.length; i += 2)
        for (let n = data.years[i + 1]; n > 0; --n) years[at++] = data.years[i];
      const hashes = bitsOf(data.texts);
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
  const readList = (payload) => readUses(bitsOf(payload), index.manifest);

  Gazette.shards = { bitsOf, findGram, readList };
})();
