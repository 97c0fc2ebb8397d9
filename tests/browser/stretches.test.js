// Stretches drawn at random from the texts, asked in Chromium: what is found is what a plain search over the text of
// the published pages finds. tests/javascript asks many more, under Node.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import oracle from '../javascript/oracle.js';
import nodePortal from '../javascript/portal.js';
import { address, tab } from './support/browser.js';
import { real, sample } from './support/portals.js';

/**
 * Stretches with the pages that have them (`should`) and those that may be found (`may`): the place of an activity
 * is searched too, and the page shows it among what is no text of the report.
 * @param {import('./support/portals.js').Portal} portal @param {number} count
 */
function draw(portal, count) {
  const { Gazette } = nodePortal.openPortal(portal.root);
  const texts = oracle.pageTexts(portal.root).map((page) => ({ ...page, normal: Gazette.normalise(page.blocks.join('\n')).text }));
  const wider = texts.map((page) => ({ url: page.url, normal: page.normal + '\n' + Gazette.normalise(page.around).text }));
  return oracle.drawQueries(Gazette, texts, count, oracle.random(1921)).map(({ query }) => {
    const [phrase] = Gazette.parse(query).phrases;
    return { query, should: oracle.expected(texts, phrase), may: oracle.expected(wider, phrase) };
  });
}

/** What the page shows of an answer. It runs in the page. */
const shown = () => ({
  count: document.getElementById('count').textContent,
  links: [...document.querySelectorAll('#results h2 a')].map((link) => link.href.replace(/[?#].*$/, '')),
});

/** @param {import('./support/portals.js').Portal} portal */
function hold(portal) {
  const questions = draw(portal, 24);
  for (const way of /** @type {const} */ (['http', 'file'])) {
    test(`search over ${way} finds every stretch of ${portal.name} and nothing else`, async () => {
      const subject = await tab();
      const page = await subject.open(portal, 'search.html', way);
      const root = address(portal, '', way).replace(/\/?$/, '/');
      for (const { query, should, may } of questions) {
        const all = await page.evaluate(async (text) => {
          const { total, exact, results } = await window.Gazette.search(text, { limit: 1e6 });
          return { total, exact, urls: results.map((result) => result.url) };
        }, query);
        const found = all.urls.map((url) => url.slice(root.length));
        const missed = [...should].filter((path) => !found.includes(path));
        const wrong = found.filter((path) => !may.has(path));
        assert.deepEqual({ query, missed, wrong }, { query, missed: [], wrong: [] });
        assert.deepEqual([all.exact, all.total], [true, found.length], query);

        await page.locator('#q').fill(query);
        await page.waitForFunction((text) => document.getElementById('count').textContent.includes(`“${text}”`), query);
        const seen = await page.evaluate(shown);
        assert.deepEqual(seen.links, all.urls.slice(0, 10), query);
        const [, says, number] = /(共|约)(\d+)篇$/.exec(seen.count);
        assert.ok(says === '共' ? Number(number) === found.length : Number(number) >= found.length, seen.count);
      }
      assert.deepEqual(subject.complaints, []);
    });
  }
}

hold(sample());
const reports = real();
if (reports) hold(reports);
else console.log('../shared/real/portal is not here: stretches of real reports are not asked');
