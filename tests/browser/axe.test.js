// axe-core, WCAG 2.2 A and AA: no violation on any kind of page, light and dark, wide and narrow.
import { test } from 'node:test';

import { tab } from './support/browser.js';
import { axeSource } from './support/packages.js';
import { none } from './support/none.js';
import { english, real, sample } from './support/portals.js';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * @param {import('./support/portals.js').Portal} portal
 * @param {import('./support/portals.js').Page[]} pages
 * @param {Parameters<typeof tab>[0]} wish
 */
async function violations(portal, pages, wish) {
  const subject = await tab(wish);
  const found = [];
  for (const { path, kind } of pages) {
    if (kind === 'moved') continue;
    const page = await subject.open(portal, path);
    await page.evaluate(axeSource);
    const result = await page.evaluate(
      (values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
      tags,
    );
    for (const { id, help, nodes } of result.violations) {
      for (const node of nodes.slice(0, 3)) found.push(`${path}: ${id}: ${help}: ${node.html.slice(0, 160)} ${node.failureSummary?.replace(/\s+/g, ' ').slice(0, 200)}`);
    }
  }
  return found;
}

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [1280, 390]) {
    test(`axe: no violation, ${scheme}, ${width} px`, async () => {
      const portal = sample();
      const pages = portal.kinds().map((kind) => portal.longest(kind));
      none(await violations(portal, pages, { width, height: 900, scheme }));
    });
  }
}

test('axe: no violation with an English interface, on short pages and on real reports', async () => {
  const found = [];
  for (const portal of [english(), real()].filter(Boolean)) {
    const longest = portal.kinds().map((kind) => portal.longest(kind));
    found.push(...(await violations(portal, portal.name === 'english' ? portal.extremes().filter((page) => !longest.includes(page)) : longest, {})));
  }
  none(found);
});
