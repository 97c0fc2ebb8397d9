// The timeline: filters kept in the address, ways to each year and month, thousands of activities.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { address, tab } from './support/browser.js';
import { build, sample, sourceFolder } from './support/portals.js';

/** What the timeline shows. It runs in the page. */
const shown = () => ({
  items: [...document.querySelectorAll('.tl > li')].filter((item) => item.checkVisibility()).map((item) => ({ ...item.dataset })),
  months: [...document.querySelectorAll('.tl-m')].filter((month) => month.checkVisibility()).length,
  said: document.querySelector('[data-tl-filter] output').textContent,
});

/** 5,000 activities in 2024 and a few beside, of 20 units. */
function many() {
  const path = sourceFolder('many');
  mkdirSync(join(path, 'reports'));
  for (let report = 0; report < 250; report++) {
    const activities = Array.from({ length: 20 }, (_, i) => {
      const number = report * 20 + i;
      const day = new Date(Date.UTC(2024, 0, 1 + (number % 366)));
      return `  - {date: ${day.toISOString().slice(0, 10)}, title: 第${number}次走访}`;
    });
    const early = report % 50 === 0 ? '  - {date: 2022-03, title: 走访前的准备}\n  - {date: 2023-XX-24, title: 座谈}\n' : '';
    writeFileSync(
      join(path, 'reports', `${report}.md`),
      `---\ntitle: 总结${report}\nunit: 单位${report % 20}\nyear: 2024\ntheme: 主题${report % 3}\nactivities:\n${early}${activities.join('\n')}\n---\n\n正文。\n`,
    );
  }
  return build('many', path);
}

for (const way of /** @type {const} */ (['http', 'file'])) {
  test(`timeline over ${way}: filters combine, are kept in the address and come back with it`, async () => {
    const portal = sample();
    const subject = await tab();
    const page = await subject.open(portal, 'timeline/2024.html', way);
    const all = await page.evaluate(shown);
    assert.equal(all.said, `共${all.items.length}项`);

    // A unit with few deeds.
    const count = (id) => all.items.filter((item) => item.u.split(' ').includes(id)).length;
    const [unit] = all.items.map((item) => item.u.split(' ')[0]).sort((a, b) => count(a) - count(b));
    await page.selectOption('[name=u]', unit);
    const ofUnit = await page.evaluate(shown);
    assert.ok(ofUnit.items.length > 0 && ofUnit.items.length < all.items.length);
    assert.ok(ofUnit.items.every((item) => item.u.split(' ').includes(unit)));
    assert.equal(ofUnit.items.length, count(unit));
    assert.equal(ofUnit.said, `显示${ofUnit.items.length}项，共${all.items.length}项`);
    assert.ok(ofUnit.months < all.months, 'months without a deed of it are hidden');

    const theme = ofUnit.items[0].t.split(' ')[0];
    await page.selectOption('[name=t]', theme);
    const ofBoth = await page.evaluate(shown);
    assert.ok(ofBoth.items.every((item) => item.u.split(' ').includes(unit) && item.t.split(' ').includes(theme)));
    const query = new URL(page.url()).searchParams;
    assert.equal(query.get('u'), unit);
    assert.equal(query.get('t'), theme);
    assert.equal(query.get('c'), null);

    const again = await subject.open(portal, `timeline/2024.html?u=${unit}&t=${theme}`, way);
    assert.deepEqual(await again.evaluate(shown), ofBoth);
    assert.equal(await again.inputValue('[name=u]'), unit);

    await again.selectOption('[name=u]', '');
    await again.selectOption('[name=t]', '');
    assert.deepEqual(await again.evaluate(shown), all);
    assert.equal(again.url(), address(portal, 'timeline/2024.html', way));
  });
}

test('timeline: a choice goes along to another year', async () => {
  const portal = sample();
  const subject = await tab();
  const page = await subject.open(portal, 'timeline/2024.html');
  const unit = await page.evaluate(() => document.querySelector('.tl > li').dataset.u.split(' ')[0]);
  await page.selectOption('[name=u]', unit);
  await page.click('.tl-jump a:text("2023年")');
  await page.waitForURL(/timeline\/2023\.html\?u=/);
  assert.equal(await page.inputValue('[name=u]'), unit);
  const { items } = await page.evaluate(shown);
  assert.ok(items.every((item) => item.u.split(' ').includes(unit)));
});

test('timeline: the density strip and the list of months lead to the month', async () => {
  const portal = sample();
  const subject = await tab();
  for (const way of ['.tl-aside svg a[href*="m2024-05"]', '.tl-jump a[href*="m2024-05"]']) {
    const page = await subject.open(portal, 'timeline/2024.html');
    await page.click(way);
    await page.waitForFunction(() => {
      const { top } = document.getElementById('m2024-05').getBoundingClientRect();
      return top > -20 && top < 200;
    });
  }
});

test('timeline: 5,000 activities in a year stand on pages by month', async () => {
  const portal = many();
  const pages = portal.files.filter((path) => /^timeline\/2024(\/\d+)?\.html$/.test(path));
  assert.ok(pages.length >= 10 && pages.length <= 13, `${pages.length} pages`);
  /** @type {Map<string, string>} month -> page */
  const months = new Map();
  let total = 0;
  for (const path of pages) {
    const html = portal.read(path);
    for (const [, id] of html.matchAll(/<h3 id="(m2024-\d\d)"/g)) {
      assert.ok(!months.has(id), `${id} stands on ${months.get(id)} and on ${path}`);
      months.set(id, path);
    }
    const items = html.match(/<li class="is-[^>]* data-e="2024/g).length;
    assert.ok(items <= 500, `${path} has ${items}`);
    total += items;
  }
  assert.equal(months.size, 12);
  assert.equal(total, 5000);

  const subject = await tab();
  const page = await subject.open(portal, 'timeline/2024.html?u=dan-wei-3');
  await page.click('.tl-jump a:text("9月")');
  await page.waitForURL((url) => url.pathname.endsWith(months.get('m2024-09')) && url.hash === '#m2024-09');
  assert.equal(await page.inputValue('[name=u]'), 'dan-wei-3', 'the choice went along');
  const seen = await page.evaluate(shown);
  assert.ok(seen.items.length > 0 && seen.items.every((item) => item.e.startsWith('2024-09') && item.u === 'dan-wei-3'));

  const duration = await page.evaluate(() => {
    const select = document.querySelector('[name=u]');
    const begin = performance.now();
    select.value = '';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    document.body.getBoundingClientRect();
    return performance.now() - begin;
  });
  assert.ok(duration < 1000, `a filter takes ${duration} ms`);
});
