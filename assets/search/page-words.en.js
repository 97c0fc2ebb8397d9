/*
 * The words that the search page's script shows, in English.
 */
(function () {
  'use strict';

  Gazette.words = {
    kinds: { unit: 'Unit', theme: 'Theme', slogan: 'Slogan', campaign: 'Campaign' },
    facets: { year: 'Year', unit: 'Unit', theme: 'Theme', slogan: 'Slogan', campaign: 'Campaign' },
    dates: 'Dated',
    since: 'From',
    until: 'to',
    /** @param {string} q @param {number} n @param {boolean} exact */
    count: (q, n, exact) => `${exact ? '' : 'About '}${n} ${n === 1 ? 'document' : 'documents'}${q && ` for “${q}”`}`,
    /** @param {string} q */
    none: (q) => `Nothing found${q && ` for “${q}”`}`,
    advice: 'Use fewer words, or clear the filters.',
    more: 'Show more',
    /** @param {number} n @param {boolean} all */
    hits: (n, all) => `${all ? '' : 'at least '}${n} ${n === 1 ? 'hit' : 'hits'}`,
    /** @param {number} n */
    rest: (n) => `${n} more`,
    remove: 'remove the filter',
    withdrawn: 'Withdrawn',
    failed: 'The index could not be read. Reload the page to try again.',
    busy: 'Searching …',
    /** @param {string} y */
    year: (y) => y,
  };
})();
