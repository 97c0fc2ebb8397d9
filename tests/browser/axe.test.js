// axe-core, WCAG 2.2 A and AA: no violation on any kind of page, light and dark, wide and narrow.
import { test } from 'node:test';

import { tab } from './support/browser.js';
import { axeSource } from './support/packages.js';
import { none } from './support/none.js';
import { english, real, sample } from './support/portals.js';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the page that a tab shows. @param {import('playwright-core').Page} page @param {string} name */
async function violationsOn(page, name) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    tags,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${name}: ${id}: ${help}: ${html.slice(0, 160)} ${failureSummary?.replace(/\s+/g, ' ').slice(0, 200)}`),
  );
}

/**
 * @param {import('./support/portals.js').Portal} portal
 * @param {import('./support/portals.js').Page[]} pages
 * @param {Parameters<typeof tab>[0]} wish
 */
async function violations(portal, pages, wish) {
  const subject = await tab(wish);
  const found = [];
  for (const { path, kind } of pages) {
    if (kind !== 'moved') found.push(...(await violationsOn(await subject.open(portal, path), path)));
  }
  return found;
}

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  for (const width of [1280, 390]) {
    test(`axe: no violation, ${scheme}, ${width} px`, async () => {
      const portal = sample();
      const pages = portal.kinds().map((kind) => portal.longest(kind));
      const wish = { width, height: 900, scheme };
      const found = await violations(portal, pages, wish);

      // What only a script shows: hits and facets, none, marks in a report, the display settings.
      const subject = await tab(wish);
      const hits = await subject.open(portal, 'search.html?q=三到三问');
      await hits.waitForSelector('#results li');
      found.push(...(await violationsOn(hits, 'search with hits')));
      await hits.click('#results li a[href*="mark="]');
      await hits.waitForSelector('.prose mark');
      found.push(...(await violationsOn(hits, 'marks in a report')));
      const without = await subject.open(portal, 'search.html?q=没有这样的词语');
      await without.waitForFunction(() => document.querySelector('#count').textContent);
      found.push(...(await violationsOn(without, 'search without hits')));
      const settings = await subject.open(portal, '404.html');
      await settings.click('.prefs summary');
      found.push(...(await violationsOn(settings, 'display settings')));
      none(found);
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
