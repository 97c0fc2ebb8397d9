// What a search costs and whether it finds what is there: search.js SITE [--queries N] [--chromium PATH]
//
// Draws stretches of 1 to 12 symbols from the published texts, as tests/javascript does, and prints as JSON:
// recall and precision of all results, how many counts are exact at once, bytes and requests of a fresh
// question, and the time from input to results on the search page in Chromium, where that is installed.
'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');

const { drawQueries, expected, pageTexts, random } = require('../javascript/oracle.js');
const { openPortal } = require('../javascript/portal.js');

const site = process.argv[2];
/** @param {string} name @param {string} otherwise */
const option = (name, otherwise) => {
  const at = process.argv.indexOf('--' + name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const count = Number(option('queries', '300'));
const chromium = option('chromium', '/usr/bin/chromium');
const whole = Number(option('whole', '40')); // questions of which every result is read

/** @param {number[]} values @param {number} share */
const quantile = (values, share) => values.slice().sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
/** @param {number[]} values */
const spread = (values) => ({ median: quantile(values, 0.5), p95: quantile(values, 0.95) });

/** @param {string} folder @returns {number} */
const sizeOf = (folder) =>
  fs.readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const name = path.join(folder, entry.name);
    return sum + (entry.isDirectory() ? sizeOf(name) : fs.statSync(name).size);
  }, 0);

/** Scripts that search.html loads besides the index's own. */
function pageScripts() {
  const html = fs.readFileSync(path.join(site, 'search.html'), 'utf8');
  const names = Array.from(html.matchAll(/<script[^>]* src="([^"?]+)/g), (found) => found[1]);
  return names.filter((name) => name !== 'search/search.js').reduce((sum, name) => sum + fs.statSync(path.join(site, name)).size, 0);
}

async function quality() {
  const portal = openPortal(site);
  const { Gazette } = portal;
  const texts = pageTexts(site).map((page) => ({ url: page.url, body: page.body, normal: Gazette.normalise(page.blocks.join('\n')).text }));
  const queries = drawQueries(Gazette, texts, count, random(4));
  const others = pageScripts();
  const sums = { relevant: 0, found: 0, shown: 0, right: 0, exact: 0, rightCounts: 0 };
  /** @type {number[]} */
  const bytes = [];
  /** @type {number[]} */
  const requests = [];
  for (const [number, { query }] of queries.entries()) {
    const should = expected(texts, Gazette.parse(query).phrases[0]);
    const fresh = openPortal(site);
    const first = await fresh.Gazette.search(query, { facets: ['year'] });
    bytes.push(fresh.fetched.bytes + others);
    requests.push(fresh.fetched.files);
    if (first.exact) {
      sums.exact += 1;
      sums.rightCounts += first.total === should.size ? 1 : 0;
    }
    const shown = number < whole ? await Gazette.search(query, { limit: 1e7 }) : first;
    const right = shown.results.filter((/** @type {any} */ result) => should.has(result.url.slice(portal.root.length)));
    sums.shown += shown.results.length;
    sums.right += right.length;
    // Of a first page ten are all that can be found.
    sums.relevant += number < whole ? should.size : Math.min(10, should.size);
    sums.found += right.length;
  }
  return {
    queries: queries.map(({ query }) => query),
    recall: sums.found / sums.relevant,
    precision: sums.right / sums.shown,
    exactAtOnce: sums.exact / count,
    exactCountsRight: sums.rightCounts / sums.exact,
    bytes: spread(bytes),
    scripts: others + fs.statSync(path.join(site, 'search/search.js')).size,
    requests: spread(requests),
    indexBytes: sizeOf(path.join(site, 'search')),
  };
}

// Runs in the search page: asks each question twice over, the second time after a reload, and sends how
// long the results took to appear.
const driver = `
(async () => {
  const second = location.hash === '#again'; // the search writes the address
  const queries = await (await fetch('/queries')).json();
  const box = document.getElementById('q');
  const times = [];
  for (const query of queries) {
    await new Promise((done) => setTimeout(done, 170));
    const count = document.getElementById('count');
    count.textContent = '';
    const begin = performance.now();
    box.value = query;
    box.dispatchEvent(new Event('input'));
    while (!/\\d|没有|Nothing/.test(count.textContent.replace(query, ''))) await new Promise((done) => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); });
    times.push(performance.now() - begin);
  }
  if (second) await fetch('/times', { method: 'POST', body: JSON.stringify(times) });
  else { history.replaceState(null, '', 'search.html#again'); location.reload(); }
})();
`;

/** @param {string[]} queries @returns {Promise<{median: number, p95: number} | null>} */
async function times(queries) {
  if (!fs.existsSync(chromium)) return null;
  /** @type {(times: number[]) => void} */
  let arrived = () => {};
  const answer = new Promise((resolve) => (arrived = resolve));
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent((request.url || '').replace(/[?#].*$/, ''));
    const send = (/** @type {string | Buffer} */ body, /** @type {string} */ type) => {
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': name.endsWith('.js') ? 'max-age=3600' : 'no-store' });
      response.end(body);
    };
    if (name === '/queries') return send(JSON.stringify(queries), 'application/json');
    if (name === '/driver.js') return send(driver, 'text/javascript; charset=utf-8');
    if (name === '/times') {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => arrived(JSON.parse(body)));
      return send('', 'text/plain');
    }
    const file = path.join(site, name);
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    const bytes = fs.readFileSync(file);
    if (name !== '/search.html') return send(bytes, name.endsWith('.css') ? 'text/css' : 'text/javascript; charset=utf-8');
    send(bytes.toString().replace('</body>', '<script src="driver.js"></script></body>'), 'text/html; charset=utf-8');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'gazette-bench-'));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = spawn(
    chromium,
    ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--remote-debugging-port=0', `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/search.html`],
    { stdio: 'ignore', detached: true }, // a group of its own, so that all of it can be ended
  );
  const limit = setTimeout(() => arrived([]), 90_000);
  const measured = await answer;
  clearTimeout(limit);
  const gone = new Promise((resolve) => browser.on('exit', resolve));
  process.kill(-Number(browser.pid));
  await gone;
  await new Promise((done) => setTimeout(done, 1000)); // for its children
  server.close();
  server.closeAllConnections();
  fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  return measured.length ? spread(measured) : null;
}

quality().then(async ({ queries, ...figures }) => {
  const milliseconds = await times(queries.slice(0, 150));
  console.log(JSON.stringify({ ...figures, milliseconds }, null, 2));
});
