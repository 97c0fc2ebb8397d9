/*
 * What a reader asks, as phrases to find.
 */
(function () {
  'use strict';

  /**
   * A run of symbols that must stand in a text in this order, one after the other.
   * @typedef {object} Phrase
   * @property {string} text normalised; without the last fence where `prefix`
   * @property {string[]} symbols words with their fences
   * @property {boolean} prefix the last symbol is the beginning of a word
   *
   * @typedef {object} Query
   * @property {Phrase[]} phrases all must occur
   * @property {Phrase[]} not none may occur
   * @property {Record<string, string[]>} filters by facet
   */

  /** @type {Record<string, string>} */
  const facetNames = {
    unit: 'unit',
    单位: 'unit',
    year: 'year',
    年度: 'year',
    年份: 'year',
    theme: 'theme',
    主题: 'theme',
    slogan: 'slogan',
    口号: 'slogan',
    提法: 'slogan',
    campaign: 'campaign',
    活动: 'campaign',
  };

  // A sign of exclusion, the name of a filter, then text in quotation marks (which end the token) or up to
  // a blank.
  const token = /([-－])?(?:([A-Za-z]+|[\u4e00-\u9fff]{2})[:：](?=\S))?(?:["“”＂]([^"“”＂]*)["“”＂](?=\s|$)|(\S+))/g;

  /** @param {string} source @param {boolean} mayContinue @returns {Phrase | null} */
  function phraseOf(source, mayContinue) {
    const text = Gazette.normalise(source).text.replace(/\n/g, '');
    if (!text) return null;
    const prefix = mayContinue && text.charCodeAt(text.length - 1) === 1;
    return { text: prefix ? text.slice(0, -1) : text, symbols: Gazette.symbolsOf(text), prefix };
  }

  /** @param {string} source @returns {Query} */
  Gazette.parse = (source) => {
    /** @type {Query} */
    const query = { phrases: [], not: [], filters: {} };
    const tokens = Array.from(source.matchAll(token));
    tokens.forEach((parts, i) => {
      const [whole, sign, name, quoted, plain] = parts;
      const facet = name && facetNames[name.toLowerCase()];
      const value = quoted !== undefined ? quoted : plain;
      if (facet && !sign) {
        (query.filters[facet] = query.filters[facet] || []).push(value);
        return;
      }
      const words = quoted !== undefined && !name ? quoted : sign ? whole.slice(1) : whole;
      const phrase = phraseOf(words, !sign && quoted === undefined && i === tokens.length - 1);
      if (phrase) (sign ? query.not : query.phrases).push(phrase);
    });
    return query;
  };

  // == hits ==

  /** Where a phrase stands in a normalised text. @param {string} text @param {any} phrase @returns {number[]} */
  Gazette.placesOf = (text, phrase) => {
    const places = [];
    for (let at = text.indexOf(phrase.text); at >= 0; at = text.indexOf(phrase.text, at + phrase.text.length))
      places.push(at);
    return places;
  };

  /** Where a phrase stands in a text. @param {any} normal @param {any} phrase @returns {number[][]} */
  Gazette.hitsIn = (normal, phrase) => {
    return Gazette.placesOf(normal.text, phrase).map((at) => {
      const end = at + phrase.text.length;
      // A word's fences stand for nothing in the source, and the rest of a word that was begun is marked too.
      let first = at;
      let last = end - 1;
      while (normal.text.charCodeAt(first) === 1) ++first;
      while (normal.text.charCodeAt(last) === 1) --last;
      if (phrase.prefix) while (normal.text.charCodeAt(last + 1) > 1) ++last;
      return [normal.at[first], normal.at[last] + 1];
    });
  };

  // == grams, as generator/search/gram.h ==

  /** @param {number} hash @param {number} symbol @param {number} factor */
  function stirred(hash, symbol, factor) {
    hash = Math.imul(hash ^ symbol, factor);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0xc2b2ae35);
    return (hash ^ (hash >>> 13)) >>> 0;
  }

  /** @param {string} symbol @param {number} [most] characters @returns {number} */
  function valueOf(symbol, most) {
    if (symbol.charCodeAt(0) !== 1) return symbol.codePointAt(0) || 0;
    let hash = 2166136261;
    const word = symbol.slice(1, -1);
    for (let i = 0; i < word.length && i < (most || word.length); ++i)
      hash = Math.imul(hash ^ word.charCodeAt(i), 16777619);
    return (hash | 0x80000000) >>> 0;
  }

  /** @typedef {{high: number, low: number}} Key */

  /** @param {number} kind @param {number[]} values @returns {Key} */
  function keyOf(kind, values) {
    let high = 0x243f6a88 + kind;
    let low = 0x85a308d3 + kind;
    values.forEach((value) => {
      high = stirred(high, value, 0x9e3779b1);
      low = stirred(low, value, 0x85ebca6b);
    });
    return { high, low: low >>> 22 };
  }

  const longestPrefix = 4;

  /**
   * The grams that narrow a phrase down, and whether they say it all.
   * @param {Phrase} phrase @param {(first: string, second: string) => number} rarity of a pair
   * @param {number} mostPairs fewer where they would overlap; Infinity for every one
   * @returns {{keys: Key[], exact: boolean}}
   */
  Gazette.gramsOf = (phrase, rarity, mostPairs) => {
    const { symbols, prefix } = phrase;
    const whole = prefix ? symbols.slice(0, -1) : symbols;
    const values = whole.map((symbol) => valueOf(symbol));
    const keys = [];
    if (prefix) keys.push(keyOf(0, [valueOf(symbols[symbols.length - 1], longestPrefix)]));
    if (values.length === 1) keys.push(keyOf(1, values));
    if (values.length > 1) {
      const places = values.slice(1).map((_, i) => i);
      const rare = places.map((i) => rarity(whole[i], whole[i + 1]));
      places.sort((a, b) => rare[b] - rare[a] || a - b);
      const most = mostPairs === Infinity ? places.length : Math.min(mostPairs, Math.ceil(values.length / 2));
      /** @type {number[]} */
      const chosen = [];
      places.forEach((i) => {
        if (chosen.length < most && chosen.every((j) => Math.abs(i - j) > 1)) chosen.push(i);
      });
      places.forEach((i) => {
        if (chosen.length < most && !chosen.includes(i)) chosen.push(i);
      });
      chosen.forEach((i) => keys.push(keyOf(2, [values[i], values[i + 1]])));
    }
    const exact = prefix
      ? values.length === 0 && symbols[0].length - 2 <= longestPrefix
      : values.length <= 2;
    return { keys, exact };
  };

  /** The name of a gram's own list. @param {Key} key */
  Gazette.nameOf = (key) => (key.high * 1024 + key.low).toString(36);

  /** @param {Key} key @param {number} salt */
  Gazette.fingerprintOf = (key, salt) => stirred((key.high + salt) >>> 0, key.low, 0x27d4eb2f) >>> 10;
})();
