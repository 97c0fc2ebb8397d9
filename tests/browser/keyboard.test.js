// Everything by keyboard alone, with the focus in sight.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tab } from './support/browser.js';
import { none } from './support/none.js';
import { sample } from './support/portals.js';

/** What has the focus, and whether a reader sees that. It runs in the page. */
function focused() {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const within = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  return {
    name: `${element.tagName.toLowerCase()}${element.id && '#' + element.id} ${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 20)}`,
    tag: element.tagName,
    href: element.getAttribute('href'),
    seen: within && box.width > 0 && box.height > 0 && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
  };
}

test('Tab reaches everything that can be used, in the order of the page, and shows where it is', async () => {
  const portal = sample();
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    const subject = await tab({ width, height });
    const found = [];
    for (const { path } of portal.kinds().filter((kind) => kind !== 'moved').map((kind) => portal.extremes().find((page) => page.kind === kind && page !== portal.longest(kind)) || portal.longest(kind))) {
      const page = await subject.open(portal, path);
      const wanted = await page.evaluate(() => {
        // Radio buttons of one name are one stop.
        const names = new Set();
        return [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')].filter((element) => {
          if (!element.checkVisibility({ contentVisibilityAuto: true }) || element.disabled) return false;
          if (element.type !== 'radio') return true;
          return !names.has(element.name) && names.add(element.name);
        }).length;
      });
      let stops = 0;
      for (; stops <= wanted && stops < 120; stops++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(focused);
        if (at.tag === 'BODY') break;
        if (!at.seen) found.push(`${path} at ${width} px: ${at.name} does not show its focus`);
      }
      // A box that scrolls inside is a stop of its own in Chromium: more than wanted is fine.
      if (stops < Math.min(wanted, 120)) found.push(`${path} at ${width} px: ${stops} stops of ${wanted}`);
    }
    none(found);
  }
});

test('the first stop skips to the text', async () => {
  const portal = sample();
  const { path } = portal.longest('report');
  const subject = await tab();
  const page = await subject.open(portal, path);
  await page.keyboard.press('Tab');
  const skip = await page.evaluate(focused);
  assert.equal(skip.href, '#main');
  assert.ok(skip.seen, 'the skip link shows');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), 'the next stop is in the text');
});

test('the menu leads on with Enter', async () => {
  const portal = sample();
  const subject = await tab();
  const page = await subject.open(portal, 'index.html', 'file');
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.matches('.site-nav a[href*="timeline"]'))) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/timeline\/index\.html$/);
  assert.equal(await page.evaluate(() => document.querySelector('.site-nav [aria-current]').textContent), '时间轴');
});

test('the display settings open, change and close by keyboard, and are kept', async () => {
  const portal = sample();
  const subject = await tab({ width: 1279 });
  let page = await subject.open(portal, 'index.html');
  await page.focus('.prefs summary');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  const state = () => ({ size: document.documentElement.dataset.size, theme: document.documentElement.dataset.theme });
  assert.deepEqual(await page.evaluate(state), { size: 'l', theme: 'dark' });
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.querySelector('.prefs').open), false);
  assert.ok(await page.evaluate(() => document.activeElement.matches('.prefs summary')), 'the focus is back on the button');

  // Before there is anything to paint: no flash of the other scheme.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      window.atFirst = { ...document.documentElement.dataset };
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  page = await subject.open(portal, portal.longest('report').path);
  assert.deepEqual(await page.evaluate(() => window.atFirst), { size: 'l', theme: 'dark' });
  assert.deepEqual(await page.evaluate(state), { size: 'l', theme: 'dark' });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(24, 23, 21)');
  await page.evaluate(() => localStorage.clear());
});

test('the contents of a report open and lead to a section', async () => {
  const portal = sample();
  const subject = await tab({ width: 390, height: 844 });
  const page = await subject.open(portal, portal.longest('report').path);
  await page.focus('.toc summary');
  assert.equal(await page.evaluate(() => document.querySelector('.toc details').open), false, 'folded on a narrow screen');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const wanted = await page.evaluate(() => decodeURIComponent(document.activeElement.hash.slice(1)));
  await page.keyboard.press('Enter');
  await page.waitForFunction((id) => {
    const { top } = document.getElementById(id).getBoundingClientRect();
    return top > -20 && top < 120;
  }, wanted);
});

for (const way of /** @type {const} */ (['http', 'file'])) {
  test(`a search goes from "/" to a report by keyboard, over ${way}`, async () => {
    const portal = sample();
    const subject = await tab();
    const page = await subject.open(portal, 'years/index.html', way);
    await page.keyboard.press('/');
    assert.ok(await page.evaluate(() => document.activeElement.matches('input[type=search]')), '"/" moves to the box');
    await page.keyboard.type('三到三问');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\.html\?/);
    await page.waitForSelector('#results li');
    await page.focus('#q');
    await page.keyboard.press('ArrowDown');
    const hit = await page.evaluate(focused);
    assert.ok(hit.tag === 'A' && hit.seen, `${hit.name} has the focus and shows it`);
    await page.keyboard.press('Escape');
    assert.ok(await page.evaluate(() => document.activeElement.matches('#q')), 'Esc goes back to the box');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith('search.html'));
    await page.waitForSelector('h1');
    assert.deepEqual(subject.complaints, []);
  });
}
