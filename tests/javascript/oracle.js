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

// The titles and texts of activities; one that leads to its place in the text has the title in a link. What was only
// found in the text has a mark behind it.
const declaredDeed = /<(span|p) class="tl__[tx]">[^]*?<\/\1>|<a href="#[^"]*">[^<]*<\/a>(?!<abbr class="tl__f")/g;

/** The blocks of a page's own text, or null where it is no report and no plain page. @param {string} html */
function blocksOf(html) {
  const kind = (/<body data-kind="([a-z-]+)"/.exec(html) || [])[1];
  if (kind !== 'report' && kind !== 'plain') return null;
  const main = /<main[^]*<\/main>/.exec(html);
  const whole = main ? main[0] : '';
  const head = /<h1>[^]*?<\/h1>(\s*<p class="report__sub">[^]*?<\/p>)?/.exec(whole);
  // The frame writes the attachments, the signature and the record for print behind the text.
  const prose = /<div class="prose"[^]*/.exec(whole);
  const body = prose ? prose[0].split(/<div class="(?:annex|sign|colophon)|<\/article>/)[0] : '';
  const annex = /<div class="annex"[^]*?<\/div>/.exec(whole);
  const files = annex ? Array.from(annex[0].matchAll(/<a [^]*?<\/a>/g), ([link]) => link) : [];
  const deeds = /<h2 id="h-act">[^]*?<\/section>/.exec(whole);
  const titles = deeds ? Array.from(deeds[0].matchAll(declaredDeed), ([title]) => `<p>${title}`) : [];
  return {
    head: textOf(head ? head[0] : ''),
    body: textOf(body),
    behind: textOf(files.concat(titles).join('<p>')),
    around: textOf(deeds ? deeds[0] : ''),
  };
}

/**
 * The reports and plain pages of a site. @param {string} site
 * @returns {{url: string, blocks: string[], body: string[], around: string}[]} `body` without title,
 *   attachments and activities; `around`, the activities with all that the page says of them
 */
exports.pageTexts = (site) =>
  htmlFiles(site)
    .sort()
    .flatMap((file) => {
      const texts = blocksOf(fs.readFileSync(file, 'utf8'));
      if (!texts) return [];
      const body = texts.body.split(/\n+/).filter((block) => block.trim());
      const blocks = [...texts.head.split('\n'), ...body, ...texts.behind.split('\n')];
      return [{ url: path.relative(site, file).split(path.sep).join('/'), blocks, body, around: texts.around }];
    });

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
