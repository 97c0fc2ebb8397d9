/*
 * Texts as search compares them: letters folded, punctuation gone, words fenced. The table is written by
 * generator/search/letters.cc, and tests/search/letters.txt holds both sides to the same cases.
 */
window.Gazette = window.Gazette || /** @type {any} */ ({});
(function () {
  'use strict';

  const IGNORED = 0;
  const SINGLE = 1;
  const WORD = 2;
  const COMMA = 44;

  const kinds = new Uint8Array(0x10000);
  const folded = new Uint16Array(0x10000);

  /** @param {string} table */
  Gazette.readLetters = (table) => {
    table.split(';').forEach((range) => {
      const [first, last, kind, fold] = range.split(',');
      const distance = fold && fold !== 'p' ? parseInt(fold, 36) : 0;
      for (let c = parseInt(first, 36); c <= parseInt(last, 36); ++c) {
        kinds[c] = kind === 'w' ? WORD : SINGLE;
        folded[c] = fold === 'p' ? c | 1 : c + distance;
      }
    });
  };

  /** @param {number} unit */
  const isDigit = (unit) => kinds[unit] === WORD && folded[unit] >= 48 && folded[unit] <= 57;

  /** Exactly three digits follow. @param {string} text @param {number} at */
  function partsThousands(text, at) {
    return (
      isDigit(text.charCodeAt(at)) &&
      isDigit(text.charCodeAt(at + 1)) &&
      isDigit(text.charCodeAt(at + 2)) &&
      !isDigit(text.charCodeAt(at + 3))
    );
  }

  /**
   * A word stands between two U+0001, so that a search for "\u000112\u0001月" finds the month and not its
   * last digit. Line feeds, the boundaries of blocks, stay.
   * @param {string} source
   * @returns {{text: string, at: number[]}} and where in the source each character comes from
   */
  Gazette.normalise = (source) => {
    /** @type {number[]} */
    const units = [];
    /** @type {number[]} */
    const at = [];
    let inWord = false;
    let digit = false;
    /** @param {number} unit @param {number} place */
    const put = (unit, place) => {
      units.push(unit);
      at.push(place);
    };
    /** @param {number} place */
    const endWord = (place) => {
      if (inWord) put(1, place);
      inWord = false;
    };
    for (let i = 0; i < source.length; ++i) {
      const unit = source.charCodeAt(i);
      const kind = kinds[unit];
      if (kind === WORD) {
        if (!inWord) put(1, i);
        put(folded[unit], i);
        inWord = true;
        digit = isDigit(unit);
      } else if (!(unit === COMMA && inWord && digit && partsThousands(source, i + 1))) {
        endWord(i);
        if (kind === SINGLE || unit === 10) {
          put(unit === 10 ? 10 : folded[unit], i);
        } else if (unit >= 0xd840 && unit < 0xd8c0 + 0x700) {
          // An ideograph beyond U+FFFF: both halves.
          const point = source.codePointAt(i) || 0;
          if (point >= 0x20000 && point < 0x40000) {
            put(unit, i);
            put(source.charCodeAt(++i), i - 1);
          }
        }
      }
    }
    endWord(source.length);
    let text = '';
    for (let i = 0; i < units.length; i += 4096) text += String.fromCharCode.apply(null, units.slice(i, i + 4096));
    at.push(source.length);
    return { text, at };
  };

  /** The symbols of a normalised text: words and single characters. @param {string} text @returns {string[]} */
  Gazette.symbolsOf = (text) => text.match(/\u0001[^\u0001]*\u0001|[\ud800-\udbff][\udc00-\udfff]|[^\n]/g) || [];
})();
