/* A page in Chromium that measures something and posts what it found to the bench. */
'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
};

/**
 * @typedef {object} Served a file, or what stands for one
 * @property {string | Buffer} body
 * @property {boolean} [keep] whether the browser may keep it
 */

/** @param {string} file @returns {Served | null} */
exports.fileAt = (file) => (fs.existsSync(file) && fs.statSync(file).isFile() ? { body: fs.readFileSync(file), keep: true } : null);

/**
 * Opens a page and gives what it posts to `/answer` of the server, as JSON. Throws where that is an `error`, or
 * nothing comes in time.
 * @param {string} chromium the executable
 * @param {(origin: string) => string} address of the page
 * @param {(name: string) => Served | null} serve by the path of the address, which begins with /
 * @param {number} seconds at most
 */
exports.answerOf = async (chromium, address, serve, seconds) => {
  /** @type {(answer: any) => void} */
  let arrived = () => {};
  const answer = new Promise((resolve) => (arrived = resolve));
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent((request.url || '').replace(/[?#].*$/, ''));
    if (name === '/answer') {
      /** @type {Buffer[]} */
      const parts = [];
      request.on('data', (part) => parts.push(part));
      request.on('end', () => arrived(JSON.parse(Buffer.concat(parts).toString())));
      return response.end();
    }
    const served = serve(name);
    if (!served) return response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': types[path.extname(name)] || 'application/octet-stream',
      'Cache-Control': served.keep ? 'max-age=3600' : 'no-store',
    });
    response.end(served.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'gazette-bench-'));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const browser = spawn(
    chromium,
    ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--remote-debugging-port=0', `--user-data-dir=${profile}`, address(`http://127.0.0.1:${port}`)],
    { stdio: 'ignore', detached: true }, // a group of its own, so that all of it can be ended
  );
  const gone = new Promise((resolve) => browser.on('exit', resolve));
  const limit = setTimeout(() => arrived({ error: `no answer from Chromium in ${seconds} s` }), seconds * 1000);
  try {
    const posted = await answer;
    if (posted.error) throw new Error(posted.error);
    return posted;
  } finally {
    clearTimeout(limit);
    process.kill(-Number(browser.pid));
    await gone;
    await new Promise((done) => setTimeout(done, 1000)); // for its children
    server.close();
    server.closeAllConnections();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

/**
 * Whether a page that was opened from a disk finds something; else what went wrong.
 * @param {string} chromium the executable
 * @param {string} find code of the page: a promise of how many are found
 * @returns {Promise<{found: number} | {failed: string}>}
 */
exports.fromDisk = async (chromium, find) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gazette-bench-'));
  const page = path.join(folder, 'page.html');
  fs.writeFileSync(page, '<!doctype html><html lang="zh"><meta charset="utf-8"><title>From a disk</title><script src="page.js"></script></html>');
  /** @param {string} origin */
  const address = (origin) => {
    fs.writeFileSync(
      path.join(folder, 'page.js'),
      `(${find}).then((found) => ({ found }), (error) => ({ failed: String(error) }))
        .then((outcome) => fetch('${origin}/answer', { method: 'POST', mode: 'no-cors', body: JSON.stringify(outcome) }));`,
    );
    return pathToFileURL(page).href;
  };
  try {
    return await exports.answerOf(chromium, address, () => null, 60);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
};

/**
 * A script for the page: asks everything twice, the second time after a reload, with all that the browser keeps at
 * hand, and posts the milliseconds of each question then. `prepare` is code that gives a function from question to
 * answer, `questions` are asked with a pause between them.
 * @param {string} prepare @param {string[]} questions @param {number} pause in milliseconds
 */
exports.timing = (prepare, questions, pause) => `
(async () => {
  try {
    const again = sessionStorage.getItem('again'); // a search may write the address
    const ask = await (async () => { ${prepare} })();
    const times = [];
    for (const question of ${JSON.stringify(questions)}) {
      await new Promise((done) => setTimeout(done, ${pause}));
      const begin = performance.now();
      await ask(question);
      times.push(performance.now() - begin);
    }
    sessionStorage.setItem('again', 'yes');
    if (again) await fetch('/answer', { method: 'POST', body: JSON.stringify(times) });
    else location.reload();
  } catch (error) {
    await fetch('/answer', { method: 'POST', body: JSON.stringify({ error: String(error) }) });
  }
})();
`;
