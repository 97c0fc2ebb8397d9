// What a search costs and whether it finds what is there: search.js SITE [--queries N] [--whole N] [--chromium PATH]
//
// Draws stretches of 1 to 12 symbols from the published texts and prints as JSON: recall and precision, how many
// counts are exact at once, bytes and requests of a fresh question, and the time from question to results in
// Chromium, where that is installed: on the search page, from input to the results shown, and of Gazette.search()
// alone. Of the first N questions (--whole) every result is read, of the others the first ten.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const { openPortal } = require('../javascript/portal.js');
const { answerOf, fileAt, fromDisk, timing } = require('./chromium.js');
const { quality, questionsOf, spread } = require('./questions.js');
const { sizeOf } = require('./sizes.js');

const site = process.argv[2];
/** @param {string} name @param {string} otherwise */
const option = (name, otherwise) => {
  const at = process.argv.indexOf('--' + name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const count = Number(option('queries', '300'));
const chromium = option('chromium', '/usr/bin/chromium');
const whole = Number(option('whole', '40'));

/** What openPortal() fetches, or search.js does. */
const fetchedAnyway = ['search/search.js', 'search/index.js'];

/** Scripts that search.html loads besides the index's own. */
function pageScripts() {
  const html = fs.readFileSync(path.join(site, 'search.html'), 'utf8');
  const names = Array.from(html.matchAll(/<script[^>]* src="([^"?]+)/g), (found) => found[1]);
  return names.filter((name) => !fetchedAnyway.includes(name)).reduce((sum, name) => sum + fs.statSync(path.join(site, name)).size, 0);
}

/** @param {import('./questions.js').Question[]} questions */
async function answers(questions) {
  const portal = openPortal(site);
  const others = pageScripts();
  /** @type {import('./questions.js').Answer[]} */
  const found = [];
  const counts = { exact: 0, right: 0 };
  /** @type {number[]} */
  const bytes = [];
  /** @type {number[]} */
  const requests = [];
  for (const [number, { query, should }] of questions.entries()) {
    const fresh = openPortal(site);
    const first = await fresh.Gazette.search(query, { facets: ['year'] });
    bytes.push(fresh.fetched.bytes);
    requests.push(fresh.fetched.files);
    if (first.exact) {
      counts.exact += 1;
      counts.right += first.total === should.size ? 1 : 0;
    }
    const all = number < whole;
    const { results } = all ? await portal.Gazette.search(query, { limit: 1e7 }) : first;
    found.push({ pages: Array.from(results, (/** @type {any} */ result) => result.url.slice(portal.root.length)), all });
  }
  return {
    ...quality(questions, found),
    exactAtOnce: counts.exact / questions.length,
    exactCountsRight: counts.right / counts.exact,
    bytes: spread(bytes.map((own) => own + others)),
    bytesOfSearchAlone: spread(bytes),
    pageScripts: others,
    scripts: others + fetchedAnyway.reduce((sum, name) => sum + fs.statSync(path.join(site, name)).size, 0),
    requests: spread(requests),
    indexBytes: sizeOf(path.join(site, 'search')),
  };
}

// The search page is asked as a reader does.
const typing = `
  const box = document.getElementById('q');
  const count = document.getElementById('count');
  return async (question) => {
    count.textContent = '';
    box.value = question;
    box.dispatchEvent(new Event('input'));
    while (!/\\d|没有|Nothing/.test(count.textContent.replace(question, ''))) await new Promise((done) => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); });
  };`;
const calling = `return (question) => Gazette.search(question);`;

/** @param {string} question */
const onDisk = (question) => `new Promise((loaded, failed) => {
  const script = document.createElement('script');
  script.src = ${JSON.stringify(pathToFileURL(path.resolve(site, 'search/search.js')).href)};
  script.onload = loaded;
  script.onerror = () => failed(new Error(script.src));
  document.head.appendChild(script);
}).then(() => Gazette.search(${JSON.stringify(question)})).then(({ total }) => total)`;

/** @param {string[]} queries @param {string} prepare @param {number} pause */
async function times(queries, prepare, pause) {
  const page = fs.readFileSync(path.join(site, 'search.html'), 'utf8').replace('</body>', '<script src="driver.js"></script></body>');
  /** @param {string} name */
  const serve = (name) => {
    if (name === '/search.html') return { body: page };
    return name === '/driver.js' ? { body: timing(prepare, queries, pause) } : fileAt(path.join(site, name));
  };
  return spread(await answerOf(chromium, (origin) => `${origin}/search.html`, serve, 180));
}

(async () => {
  const questions = questionsOf(site, count);
  const figures = await answers(questions);
  if (!fs.existsSync(chromium)) return console.log(JSON.stringify({ ...figures, milliseconds: null }, null, 2));
  const queries = questions.slice(0, 150).map(({ query }) => query);
  const milliseconds = await times(queries, typing, 170); // longer than the page waits for the next key
  const millisecondsOfSearchAlone = await times(queries, calling, 20);
  const disk = await fromDisk(chromium, onDisk(queries[0]));
  console.log(JSON.stringify({ ...figures, milliseconds, millisecondsOfSearchAlone, fromDisk: disk }, null, 2));
})();
