// A picture of each kind of page, wide and narrow, light and dark, in screens/ for a person to look at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { tab } from './support/browser.js';
import { folder, sample } from './support/portals.js';

const tallest = 2600;
const grounds = { light: 'rgb(255, 255, 255)', dark: 'rgb(24, 23, 21)' };

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [1280, 390]) {
    test(`screens, ${scheme}, ${width} px: the ground has the scheme's colour`, async () => {
      const portal = sample();
      const screens = join(folder, 'screens');
      mkdirSync(screens, { recursive: true });
      const subject = await tab({ width, height: 900, scheme });
      for (const kind of portal.kinds().filter((kind) => kind !== 'moved')) {
        const { path } = portal.longest(kind);
        const page = await subject.open(portal, kind === 'search' ? `${path}?q=三到三问` : path);
        if (kind === 'search') await page.waitForSelector('#results li');
        await subject.loadPictures();
        const { ground, height } = await page.evaluate(() => ({
          ground: getComputedStyle(document.body).backgroundColor,
          height: document.documentElement.scrollHeight,
        }));
        assert.equal(ground, grounds[scheme], path);
        await page.screenshot({
          path: join(screens, `${kind}-${width}-${scheme}.png`),
          fullPage: true,
          clip: { x: 0, y: 0, width, height: Math.min(height, tallest) },
        });
      }
    });
  }
}
