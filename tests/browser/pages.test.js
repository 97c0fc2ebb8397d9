// Every page, from the server (with a policy of default-src 'self') and from the disk: no error or warning in the
// console, no failed request, none that leaves the site, nothing that shifts, no sideways scrolling.
import { test } from 'node:test';

import { tab } from './support/browser.js';
import { none } from './support/none.js';
import { portals } from './support/portals.js';

/** Counts the shifts from the first paint on. It runs in the page. */
function watchShifts() {
  window.shifts = 0;
  new PerformanceObserver((list) => {
    list.getEntries().forEach((entry) => {
      if (!entry.hadRecentInput) window.shifts += entry.value;
    });
  }).observe({ type: 'layout-shift', buffered: true });
}

/** What juts out on the right, for the message. It runs in the page. */
function widerThanWindow() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return null;
  const range = document.createRange();
  const wide = [...document.querySelectorAll('body *')].filter((element) => {
    for (let box = element.parentElement; box; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== 'visible') return false;
    }
    // Text that may not wrap leaves its box.
    range.selectNodeContents(element);
    return Math.max(element.getBoundingClientRect().right, range.getBoundingClientRect().right) > clientWidth + 0.5;
  });
  return `${scrollWidth} px: ${wide.slice(-3).map((element) => element.outerHTML.slice(0, 90)).join(' | ')}`;
}

/** Waits for what the page does after it has loaded. It runs in the page. */
const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

for (const portal of portals()) {
  // With an English interface it is the layouts that differ, not the reports.
  const pages = portal.name === 'english' ? portal.extremes() : portal.pages;

  test(`over http at 320 px no page of ${portal.name} complains, scrolls sideways or shifts while it loads`, async () => {
    const subject = await tab({ width: 320, height: 640 });
    await subject.page.addInitScript(watchShifts);
    const found = [];
    for (const { path, kind } of pages) {
      const page = await subject.open(portal, path);
      if (kind === 'moved') await page.waitForURL((url) => !url.href.endsWith(path));
      await page.evaluate(settled);
      const wide = await page.evaluate(widerThanWindow);
      if (wide) found.push(`${path}: ${wide}`);
      const shifts = await page.evaluate(() => window.shifts);
      if (shifts > 0.001) found.push(`${path}: shifts by ${shifts}`);
      await page.evaluate(() => document.documentElement.setAttribute('data-size', 'xl'));
      const wideWithLargest = await page.evaluate(widerThanWindow);
      if (wideWithLargest) found.push(`${path} with the largest text: ${wideWithLargest}`);
      await subject.loadPictures();
      found.push(...subject.complaints.map((complaint) => `${path}: ${complaint}`));
    }
    none(found);
  });

  test(`from the disk no page of ${portal.name} complains`, async () => {
    const subject = await tab();
    const found = [];
    for (const { path, kind } of pages) {
      const page = await subject.open(portal, path, 'file');
      if (kind === 'moved') await page.waitForURL((url) => !url.href.endsWith(path));
      await subject.loadPictures();
      found.push(...subject.complaints.map((complaint) => `${path}: ${complaint}`));
    }
    none(found);
  });

  test(`no kind of page of ${portal.name} shifts while it loads at 1280 px`, async () => {
    const subject = await tab({ height: 901 });
    await subject.page.addInitScript(watchShifts);
    const found = [];
    for (const { path } of portal.extremes().filter(({ kind }) => kind !== 'moved')) {
      const page = await subject.open(portal, path);
      await page.evaluate(settled);
      const shifts = await page.evaluate(() => window.shifts);
      if (shifts > 0.001) found.push(`${path}: shifts by ${shifts}`);
    }
    none(found);
  });
}
