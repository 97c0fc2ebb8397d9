/*
 * What a search ought to find, read from the published pages as a reader sees them: the oracle is a plain
 * substring search over their normalised text.
 */
'use strict';
const fs = require('fs');
const path = require('path');

/** @param {string} folder @returns {string[]} */
function htmlFiles(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? htmlFiles(file) : entry.name.endsWith('.html') ? [file] : [];
  });
}

/** @type {Record<string, string>} */
const references = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"', nbsp: '\u00a0' };

/** Text of HTML, a line for each block. @param {string} html */
function textOf(html) {
  return html
    .replace(/<(script|style)[^]*?<\/\1>/g, '')
    .replace(/<a class="anchor"[^]*?<\/a>/g, '')
    .replace(/<\/?(a|abbr|b|code|del|em|i|mark|s|span|strong|sub|sup|time|bdi)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(#?\w+);/g, (whole, name) => references[name] || whole);
}

/** The blocks of the reports of a site by their addresses. @param {string} site */
exports.reportTexts = (site) => {
  const found = htmlFiles(path.join(site, 'reports')).filter((file) => /[\\/]reports[\\/][^\\/]+[\\/]\d{4}[\\/][^\\/]+\.html$/.test(file));
  return found.sort().flatMap((file) => {
    const html = fs.readFileSync(file, 'utf8');
    const article = /<article class="report">[^]*?<\/article>/.exec(html);
    if (!article) return []; // an old address that leads on
    // Of the frame around the text only the title; of what follows the article the activities.
    const head = /<header class="report__head"[^]*?<\/header>/.exec(article[0]);
    const prose = /<div class="prose"[^]*$/.exec(article[0]);
    const after = /<section class="sec">[^]*?<\/section>/.exec(html.slice(article.index + article[0].length));
    const parts = [head, prose, after].map((part) => (part ? textOf(part[0]) : ''));
    return [{ url: path.relative(site, file).split(path.sep).join('/'), blocks: parts.join('\n').split(/\n+/).filter((b) => b.trim()), body: textOf(prose ? prose[0] : '').split(/\n+/) }];
  });
};

/** Random numbers below 1, the same for the same seed (mulberry32). @param {number} seed */
exports.random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

/**
 * Stretches of 1 to 12 symbols of the texts, as a reader would type them.
 * @param {any} Gazette @param {{body: string[]}[]} texts @param {number} count @param {() => number} random
 */
exports.drawQueries = (Gazette, texts, count, random) => {
  /** @param {number} below */
  const pick = (below) => Math.floor(random() * below);
  const queries = [];
  while (queries.length < count) {
    const { body } = texts[pick(texts.length)];
    const block = body[pick(body.length)];
    const symbols = Gazette.symbolsOf(Gazette.normalise(block).text);
    const length = 1 + pick(12);
    if (symbols.length < length) continue;
    const begin = pick(symbols.length - length + 1);
    // Two words that meet are typed with a point between them.
    const query = symbols.slice(begin, begin + length).join('').replace(/\u0001\u0001/g, '.').replace(/\u0001/g, '');
    const parsed = Gazette.parse(query);
    if (parsed.phrases.length === 1 && !Object.keys(parsed.filters).length) queries.push({ query, length });
  }
  return queries;
};

/** The reports that have a phrase. @param {{url: string, normal: string}[]} normal @param {{text: string}} phrase */
exports.expected = (normal, phrase) => new Set(normal.filter((one) => one.normal.includes(phrase.text)).map((one) => one.url));
