/* What the bench asks of a site, and what ought to be found: the oracle of tests/javascript. */
'use strict';
const { drawQueries, expected, pageTexts, random } = require('../javascript/oracle.js');
const { openPortal } = require('../javascript/portal.js');

/**
 * @typedef {object} Question
 * @property {string} query as a reader types it
 * @property {Set<string>} should the pages that have it
 * @property {Set<string>} may those, and the pages that have it only beside an activity, in its place or its report
 */

/**
 * Stretches of 1 to 12 symbols of the published texts; the same ones for the same site.
 * @param {string} site @param {number} count @returns {Question[]}
 */
exports.questionsOf = (site, count) => {
  const { Gazette } = openPortal(site);
  /** @param {string} text */
  const normal = (text) => Gazette.normalise(text).text;
  const texts = pageTexts(site).map(({ url, body, blocks, around }) => {
    const text = normal(blocks.join('\n'));
    return { url, body, normal: text, wider: text + '\n' + normal(around) };
  });
  const wider = texts.map((text) => ({ url: text.url, normal: text.wider }));
  return drawQueries(Gazette, texts, count, random(4)).map(({ query }) => {
    const [phrase] = Gazette.parse(query).phrases;
    return { query, should: expected(texts, phrase), may: expected(wider, phrase) };
  });
};

/** @param {number[]} values */
exports.mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param {number[]} values */
exports.spread = (values) => {
  const sorted = values.slice().sort((a, b) => a - b);
  /** @param {number} share */
  const quantile = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { median: quantile(0.5), p95: quantile(0.95) };
};

/**
 * @typedef {object} Answer
 * @property {string[]} pages found, in order
 * @property {boolean} all whether these are all; else they are the first ten
 */

/**
 * How good the answers are: means over the questions; precision over those that have an answer.
 * @param {Question[]} questions @param {Answer[]} answers
 */
exports.quality = (questions, answers) => {
  const pairs = questions.map(({ should, may }, i) => ({ should, may, ...answers[i] }));
  const answered = pairs.filter(({ pages }) => pages.length > 0);
  /** @param {string[]} pages @param {Set<string>} right */
  const rightOf = (pages, right) => pages.filter((page) => right.has(page)).length;
  return {
    recall: exports.mean(pairs.map(({ should, pages, all }) => rightOf(pages, should) / (all ? should.size : Math.min(10, should.size)))),
    precision: exports.mean(answered.map(({ may, pages }) => rightOf(pages, may) / pages.length)),
    precisionOfTen: exports.mean(answered.map(({ may, pages }) => rightOf(pages.slice(0, 10), may) / Math.min(10, pages.length))),
    unanswered: pairs.length - answered.length,
  };
};
