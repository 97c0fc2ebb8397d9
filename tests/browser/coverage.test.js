// The page that says who has reported on what.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tab } from './support/browser.js';
import { sample } from './support/portals.js';

test('a box leaves only the units that have something missing, and gives the others back', async () => {
  const subject = await tab();
  const page = await subject.open(sample(), 'coverage/index.html');
  const rows = () => page.$$eval('#matrix tbody tr', (all) => all.filter((row) => row.checkVisibility()).map((row) => row.querySelector('.st-none') !== null));
  const whole = await rows();
  assert.ok(whole.includes(true) && whole.includes(false), 'the sample has both kinds of units');
  await page.check('[data-only-missing]');
  const missing = await rows();
  assert.ok(missing.every((row) => row));
  assert.equal(missing.length, whole.filter((row) => row).length);
  await page.uncheck('[data-only-missing]');
  assert.deepEqual(await rows(), whole);
});
