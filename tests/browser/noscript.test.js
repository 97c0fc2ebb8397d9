// Without JavaScript: every kind of page can be read, nothing of the script's shows, every link of every page arrives.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

import { tab } from './support/browser.js';
import { none } from './support/none.js';
import { portals } from './support/portals.js';

for (const portal of portals()) {
  test(`without script: every kind of page of ${portal.name} can be read`, async () => {
    for (const { path, kind } of portal.extremes()) {
      if (kind === 'moved') continue;
      const plain = await tab({ width: 390, height: 844, script: false });
      const page = await plain.open(portal, path, 'file');
      const seen = await page.evaluate(() => ({
        heading: document.querySelector('h1')?.innerText.trim(),
        text: document.querySelector('main').innerText.trim().length,
        forScript: [...document.querySelectorAll('.js-only')].filter((element) => element.getClientRects().length).length,
        // Empty boxes and closed ones would hide what is there.
        closed: [...document.querySelectorAll('main details:not([open])')].filter((box) => !box.querySelector('summary')).length,
      }));
      assert.ok(seen.heading, `${path} shows no heading`);
      assert.ok(seen.text > 10, `${path} shows no text`);
      assert.equal(seen.forScript, 0, `${path} shows what only a script can use`);
      assert.equal(seen.closed, 0, `${path} has a box that cannot be opened`);
    }
  });

  // An English interface changes words, not links.
  if (portal.name === 'english') continue;
  test(`without script: every link of ${portal.name} arrives`, async () => {
    const plain = await tab({ script: false });
    /** @type {Map<string, Set<string>>} page -> its anchors */
    const anchors = new Map();
    /** @type {{from: string, to: string}[]} */
    const links = [];
    for (const { path, kind } of portal.pages) {
      const page = await plain.open(portal, path, 'file');
      // Leads on by itself, so that its own link cannot be read; where it leads is a page of the list.
      if (kind === 'moved') {
        await page.waitForURL((url) => !url.href.endsWith(path));
        continue;
      }
      const found = await page.evaluate(() => ({
        ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
        links: [...document.querySelectorAll('a[href], link[href], script[src], img[src], form[action]')].map(
          (element) => element.href?.baseVal || element.href || element.src || element.action,
        ),
      }));
      const here = fileURLToPath(page.url().replace(/[?#].*$/, ''));
      anchors.set(here, new Set(found.ids));
      links.push(...found.links.filter((to) => to.startsWith('file:')).map((to) => ({ from: path, to })));
    }
    const dead = links.filter(({ to }) => {
      const url = new URL(to);
      const target = fileURLToPath(url.href.replace(/[?#].*$/, ''));
      if (!target.startsWith(join(portal.root, '/')) || !existsSync(target)) return true;
      const known = anchors.get(target);
      return url.hash && known && !known.has(decodeURIComponent(url.hash.slice(1)));
    });
    none(dead.map(({ from, to }) => `${from}: ${to}`));
  });
}
