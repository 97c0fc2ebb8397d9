// The search page in a browser: results as one types, filters, the state in the address, marks in the report.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tab } from './support/browser.js';
import { sample } from './support/portals.js';

/** What the page shows of an answer. It runs in the page. */
const shown = () => ({
  count: document.getElementById('count').textContent,
  titles: [...document.querySelectorAll('#results h2 a')].map((link) => link.textContent),
  excerpts: [...document.querySelectorAll('.hit__x')].map((text) => text.textContent),
  marks: [...document.querySelectorAll('.hit__x mark')].map((mark) => mark.textContent),
  named: [...document.querySelectorAll('#named a')].map((link) => link.textContent),
  chips: [...document.querySelectorAll('#chips button')].map((button) => button.textContent),
});

/** Waits until the count says something. @param {import('playwright-core').Page} page @param {string} says */
const counted = (page, says) =>
  page.waitForFunction((text) => document.getElementById('count').textContent.includes(text), says);

for (const way of /** @type {const} */ (['http', 'file'])) {
  test(`search over ${way}: results as one types, with marks and the pages of terms`, async () => {
    const subject = await tab();
    const page = await subject.open(sample(), 'search.html', way);
    assert.equal(await page.locator('#found').isVisible(), false);
    await page.locator('#q').fill('三到三问');
    await counted(page, '“三到三问”');
    const seen = await page.evaluate(shown);
    assert.ok(seen.titles.length > 1);
    seen.excerpts.forEach((text) => assert.ok(text.length > 5));
    assert.ok(seen.marks.length > 0 && seen.marks.every((mark) => mark === '三到三问'));
    assert.deepEqual(subject.complaints, []);
    assert.equal(new URL(page.url()).searchParams.get('q'), '三到三问');
  });

  test(`search over ${way}: a bookmark opens the same answer, filters narrow it, back widens it`, async () => {
    const subject = await tab();
    const page = await subject.open(sample(), `search.html?q=${encodeURIComponent('走访')}`, way);
    await counted(page, '共');
    const all = await page.evaluate(shown);
    const boxes = page.locator('[data-facet="year"] input');
    const year = await boxes.first().getAttribute('value');
    const number = await page.locator('[data-facet="year"] li span:last-child').first().textContent();
    await boxes.first().check();
    await counted(page, `共${number}篇`);
    assert.equal(new URL(page.url()).searchParams.get('year'), year);
    const narrowed = await page.evaluate(shown);
    assert.deepEqual(narrowed.chips, [`${year}年`]);
    assert.ok(narrowed.titles.length < all.titles.length || all.titles.length === 10);
    await page.goBack();
    await page.waitForFunction((text) => document.getElementById('count').textContent === text, all.count);
    assert.deepEqual((await page.evaluate(shown)).titles, all.titles);
    await page.locator('[data-facet="unit"] > summary').click();
    await page.waitForSelector('[data-facet="unit"] input');
    assert.deepEqual(subject.complaints, []);
  });

  test(`search over ${way}: a result opens at its first hit and leads from hit to hit`, async () => {
    const subject = await tab();
    const page = await subject.open(sample(), `search.html?q=${encodeURIComponent('三到三问')}`, way);
    await page.waitForSelector('#results h2 a');
    await Promise.all([page.waitForURL(/mark=/), page.locator('#results h2 a').first().click()]);
    await page.waitForSelector('.hit-steps');
    const marks = await page.evaluate(() => [...document.querySelectorAll('mark')].map((mark) => mark.textContent).join('|'));
    assert.match(marks, /三到三问/);
    const first = await page.locator('.hit-steps [role=status]').textContent();
    assert.match(first, /^1\/\d+处$/);
    await page.locator('.hit-steps button').nth(1).click();
    const hits = Number(/\/(\d+)/.exec(first)[1]);
    assert.equal(await page.locator('.hit-steps [role=status]').textContent(), `${hits > 1 ? 2 : 1}/${hits}处`);
    await page.locator('.hit-steps button').nth(2).click();
    assert.equal(await page.locator('main mark').count(), 0);
    assert.deepEqual(subject.complaints, []);
  });
}

test('search: what is not there is said, and what is no word asks nothing', async () => {
  const subject = await tab();
  const page = await subject.open(sample(), 'search.html');
  await page.locator('#q').fill('绝无此词');
  await counted(page, '没有找到“绝无此词”');
  await page.locator('#q').fill('');
  await page.waitForFunction(() => document.getElementById('found').hidden);
  assert.deepEqual(subject.complaints, []);
});
