// The same questions as search.js asks, put to Pagefind: pagefind.js SITE INDEX [--queries N] [--chromium PATH]
//
// INDEX is what Pagefind wrote for SITE. Each question is asked as typed, and in quotation marks, which Pagefind takes
// for a phrase. Prints as JSON, for both: recall and precision, bytes and requests of a fresh question, and the time
// from question to ten results with excerpts; and whether it runs from a disk. All of it in Chromium, since
// Pagefind leaves cutting the question into words to the browser.
'use strict';
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const { answerOf, fileAt, fromDisk, timing } = require('./chromium.js');
const { quality, questionsOf, spread } = require('./questions.js');
const { sizeOf } = require('./sizes.js');

const [, , site, index] = process.argv;
/** @param {string} name @param {string} otherwise */
const option = (name, otherwise) => {
  const at = process.argv.indexOf('--' + name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const count = Number(option('queries', '200'));
const chromium = option('chromium', '/usr/bin/chromium');

/** @param {string} driver */
const pageWith = (driver) => `<!doctype html><html lang="zh"><meta charset="utf-8"><title>Pagefind</title><script src="${driver}"></script></html>`;

const firstTen = `(async ({ results }) => Promise.all(results.slice(0, 10).map((result) => result.data())))`;

/** Asks all, and each once more of a Pagefind of its own, whose address nobody has loaded yet. @param {string[]} queries */
const asking = (queries) => `
(async () => {
  try {
    const queries = ${JSON.stringify(queries)};
    const pagefind = await import('/pagefind/pagefind.js');
    const addresses = new Map();
    const answers = [];
    for (const query of queries) {
      const { results } = await pagefind.search(query);
      const found = await Promise.all(results.map(async (result) => {
        if (!addresses.has(result.id)) addresses.set(result.id, (await result.data()).raw_url.slice(1));
        return addresses.get(result.id);
      }));
      answers.push(found);
    }
    for (const [number, query] of queries.entries()) {
      const fresh = await import('/fresh/' + number + '/pagefind/pagefind.js');
      await ${firstTen}(await fresh.search(query));
      await fresh.destroy();
    }
    await fetch('/answer', { method: 'POST', body: JSON.stringify({ answers }) });
  } catch (error) {
    await fetch('/answer', { method: 'POST', body: JSON.stringify({ error: String(error) }) });
  }
})();
`;

/** @param {import('./questions.js').Question[]} questions @param {(query: string) => string} spelled */
async function asked(questions, spelled) {
  const queries = questions.map(({ query }) => spelled(query));
  const bytes = queries.map(() => 0);
  const requests = queries.map(() => 0);
  /** @param {string} driver @returns {(name: string) => import('./chromium.js').Served | null} */
  const serve = (driver) => (name) => {
    if (name === '/bench.html') return { body: pageWith('driver.js') };
    if (name === '/driver.js') return { body: driver };
    const [, fresh, file] = /^(?:\/fresh\/(\d+))?\/pagefind\/(.*)$/.exec(name) || [];
    const served = file ? fileAt(path.join(index, file)) : null;
    if (served && fresh) {
      bytes[Number(fresh)] += served.body.length;
      requests[Number(fresh)] += 1;
    }
    return served;
  };
  /** @param {string} driver */
  const answer = (driver) => answerOf(chromium, (origin) => `${origin}/bench.html`, serve(driver), 900);
  /** @type {{answers: string[][]}} */
  const { answers } = await answer(asking(queries));
  const prepare = `
    const pagefind = await import('/pagefind/pagefind.js');
    await pagefind.init();
    return async (query) => ${firstTen}(await pagefind.search(query));`;
  return {
    ...quality(questions, answers.map((pages) => ({ pages, all: true }))),
    bytes: spread(bytes),
    requests: spread(requests),
    milliseconds: spread(await answer(timing(prepare, queries.slice(0, 150), 20))),
  };
}

/** The interfaces to choose from, which are no part of searching. @param {string} file */
const isInterface = (file) => /-ui\.(js|css)$|-highlight\.js$/.test(file);

(async () => {
  const questions = questionsOf(site, count);
  const typed = await asked(questions, (query) => query);
  const quoted = await asked(questions, (query) => `"${query}"`);
  const script = pathToFileURL(path.resolve(index, 'pagefind.js')).href;
  const disk = `import('${script}').then((pagefind) => pagefind.search(${JSON.stringify(questions[0].query)})).then(({ results }) => results.length)`;
  const figures = {
    typed,
    quoted,
    indexBytes: sizeOf(index, (file) => !isInterface(file)),
    pageScripts: sizeOf(index, (file) => file === 'pagefind-ui.js'),
    fromDisk: await fromDisk(chromium, disk),
  };
  console.log(JSON.stringify(figures, null, 2));
})();
