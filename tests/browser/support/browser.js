// One browser and one server for all tests; tabs are kept and used again.
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

import { chromium } from './packages.js';
import { serve } from './server.js';

const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage', '--font-render-hinting=none'],
});
after(async () => {
  await browser.close();
  server.close();
});

/** @typedef {'http' | 'file'} Way how a page is opened: from the server or from the disk */

/** @param {import('./portals.js').Portal} portal @param {string} path @param {Way} way */
export function address(portal, path, way = 'http') {
  if (way === 'file') return pathToFileURL(join(portal.root, path)).href;
  return `${server.origin}/portal/${portal.name}/${path}`;
}

/** A tab that remembers what went wrong in it: console, exceptions, requests. */
export class Tab {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    /** @type {string[]} */
    this.complaints = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`exception: ${error.message}`));
    page.on('requestfailed', (request) => {
      const error = request.failure()?.errorText;
      // Aborted is what was under way when the next page was asked for.
      if (error !== 'net::ERR_ABORTED') this.complaints.push(`failed: ${request.url()} ${error}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.complaints.push(`${response.status()}: ${response.url()}`);
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!/^(data|file|about|blob):/.test(url) && !url.startsWith(server.origin)) this.complaints.push(`leaves the site: ${url}`);
    });
  }

  /**
   * Opens a page and waits until it has loaded.
   * @param {import('./portals.js').Portal} portal @param {string} path may end in ?… or #…
   * @param {Way} [way]
   */
  async open(portal, path, way = 'http') {
    const [file, rest] = /^([^?#]*)(.*)$/.exec(path).slice(1);
    const url = address(portal, file, way) + rest;
    // From a page to the same page with another # nothing would load.
    if (this.page.url().split('#')[0] === url.split('#')[0]) await this.page.goto('about:blank');
    this.complaints.length = 0;
    await this.page.goto(url, { waitUntil: 'load' });
    return this.page;
  }

  /** Loads the pictures that wait until they are scrolled to; a picture that does not load is a complaint. */
  async loadPictures() {
    const broken = await this.page.evaluate(async () => {
      const pictures = [...document.images];
      pictures.forEach((picture) => {
        picture.loading = 'eager';
      });
      const outcomes = await Promise.allSettled(pictures.map((picture) => picture.decode()));
      return pictures.filter((_, i) => outcomes[i].status === 'rejected').map((picture) => picture.src);
    });
    this.complaints.push(...broken.map((src) => `broken picture: ${src}`));
  }
}

/** @type {Map<string, Promise<Tab>>} */
const tabs = new Map();

/**
 * A tab of this width and scheme; the same one each time. What a page keeps (localStorage) stays in its kind of tab.
 * @param {{width?: number, height?: number, scheme?: 'light' | 'dark', script?: boolean}} [wish]
 * @returns {Promise<Tab>}
 */
export function tab({ width = 1280, height = 900, scheme = 'light', script = true } = {}) {
  const key = `${width} ${height} ${scheme} ${script}`;
  if (!tabs.has(key)) {
    tabs.set(
      key,
      browser
        .newContext({ viewport: { width, height }, colorScheme: scheme, javaScriptEnabled: script, reducedMotion: 'reduce' })
        .then((context) => context.newPage())
        .then((page) => new Tab(page)),
    );
  }
  return tabs.get(key);
}
