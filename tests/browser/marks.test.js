// What a search has found is marked in the report that it leads to.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tab } from './support/browser.js';
import { sample } from './support/portals.js';

for (const way of /** @type {const} */ (['http', 'file'])) {
  test(`a report asked for with ?mark= marks the words, over ${way}`, async () => {
    const portal = sample();
    const { path } = portal.pages.find(({ path, kind }) => kind === 'report' && portal.read(path).includes('板凳课堂'));
    const subject = await tab();
    const page = await subject.open(portal, `${path}?mark=${encodeURIComponent('板凳课堂')}`, way);
    await page.waitForSelector('.prose mark');
    assert.ok((await page.$$eval('.prose mark', (marks) => marks.map((mark) => mark.textContent))).includes('板凳课堂'));
    assert.deepEqual(subject.complaints, []);
  });
}

test('without it no script of the search is loaded', async () => {
  const portal = sample();
  const subject = await tab();
  const page = await subject.open(portal, portal.longest('report').path);
  assert.deepEqual(await page.$$eval('script', (all) => all.map((script) => script.src.replace(/.*\//, '').replace(/\..*/, ''))), ['portal']);
});
