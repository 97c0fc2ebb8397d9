// In which order results come: docs/search.md, "Order".
'use strict';
const assert = require('node:assert/strict');
const path = require('node:path');
const { test } = require('node:test');

const { openPortal } = require('./portal.js');
const { build, portalOf, source } = require('./support.js');

const sample = build(path.join(source, 'content'));

/** @param {string} site @param {string} query @param {any} [options] @returns {Promise<string[]>} addresses */
async function order(site, query, options) {
  const portal = openPortal(site);
  const { results } = await portal.Gazette.search(query, options);
  return Array.from(results, (/** @type {any} */ result) => result.url.slice(portal.root.length));
}

test('first results on the sample portal', async () => {
  /** @type {[string, string[], string][]} */
  const cases = [
    ['关于本库', ['about.html'], 'the whole title'],
    ['写作提示', ['writing.html', 'about.html'], 'the whole title, then a mention'],
    ['党史学习教育', ['reports/chengxi-zuzhibu/2021/2021-annual.html'], 'in the title, before newer ones that have it oftener'],
    ['三到三问', ['reports/shiwei-ban/2024/sandao-sanwen.html'], 'in the title, before newer ones'],
    ['板凳', ['reports/tongping/2022/2022-nian-du-zong-jie.html'], 'in the title'],
    [
      '澜州市社科联',
      [2024, 2023, 2022].map((year) => `reports/shi-shekelian/${year}/${year}-nian-gong-zuo-zong-jie.html`),
      'titles, the newest first',
    ],
    [
      '组织部 第一季度',
      ['reports/chengxi-zuzhibu/2024/2024-q1-geng-zheng.html', 'reports/shi-zuzhibu/2024/2024-q1.html', 'reports/chengxi-zuzhibu/2024/2024-q1.html'],
      'both in the title, the newest first',
    ],
    [
      '蹲点',
      ['reports/shi-zuzhibu/2024/2024-nian-du-zong-jie.html', 'reports/beiyu-zuzhibu/2024/2024-annual.html', 'reports/shidu-zuzhibu/2024/2024-nian-du-zong-jie.html'],
      'in headings and in the name of a campaign; the first has it oftener, then the newest',
    ],
    [
      '一件一件',
      ['reports/shidu-zuzhibu/2022/2022-nian-du-zong-jie.html', 'reports/shiwei-ban/2022/2022-nian-du-zong-jie.html'],
      'once in the text, the newest first',
    ],
  ];
  for (const [query, first, why] of cases) assert.deepEqual((await order(sample, query)).slice(0, first.length), first, `${query}: ${why}`);
});

const filler = '全年工作按照计划推进并取得进展';

/** A text of so many symbols. @param {number} symbols */
const fill = (symbols) => filler.repeat(Math.ceil(symbols / filler.length)).slice(0, symbols);

/** @param {string} title @param {string} date @param {string} body @param {string} [more] */
const report = (title, date, body, more = '') => `---\ntitle: ${title}\nunit: 甲县组织部\nyear: 2021\ndate: ${date}\n${more}---\n\n${body}\n`;

// Each is older than the next, so that only what is tested puts it before.
const made = build(
  portalOf({
    'reports/whole-title.md': report('走访', '2021-01-01', '无'),
    'reports/title.md': report('走访工作总结', '2021-01-02', '无'),
    'reports/heading.md': report('一', '2021-01-03', '## 走访\n\n无'),
    'reports/theme.md': report('一', '2021-01-04', '走访一次。', 'theme: 走访\n'),
    'reports/twelve.md': report('一', '2021-01-05', '走访。'.repeat(12) + fill(1000)),
    'reports/six.md': report('一', '2021-01-06', '走访。'.repeat(6) + fill(1000)),
    'reports/three.md': report('一', '2021-01-07', '走访。'.repeat(3) + fill(1000)),
    'reports/older.md': report('一', '2021-01-08', '走访一次。'),
    'reports/newer.md': report('一', '2021-01-09', '走访。'.repeat(2) + fill(1000)),

    'reports/side-by-side.md': report('一', '2021-02-01', '座谈、回访。'),
    'reports/sentence.md': report('一', '2021-02-02', `座谈${fill(25)}回访。`),
    'reports/paragraph.md': report('一', '2021-02-03', `座谈${fill(100)}回访。`),
    'reports/part.md': report('一', '2021-02-04', `座谈。\n\n${fill(400)}\n\n回访。`),
    'reports/parts.md': report('一', '2021-02-05', `座谈。\n\n${fill(1500)}\n\n${fill(1500)}\n\n回访。`),
  }),
);

test('each rule by itself: where, how often, how near, how new', async () => {
  /** @param {string} query */
  const names = async (query) => (await order(made, query, { limit: 20 })).map((url) => path.basename(url, '.html'));
  assert.deepEqual(await names('走访'), ['whole-title', 'title', 'heading', 'theme', 'twelve', 'six', 'three', 'newer', 'older']);
  assert.deepEqual(await names('座谈 回访'), ['side-by-side', 'sentence', 'paragraph', 'part', 'parts']);
});

test('the order is the same however many results are asked for at once', async () => {
  for (const query of ['工作', '三到三问', '县 走访', '签字 销号', '工作 -三到三问']) {
    const whole = await order(sample, query, { limit: 1000 });
    assert.ok(whole.length >= 7, query);
    /** @type {string[]} */
    const pages = [];
    for (let offset = 0; offset < whole.length; offset += 3) pages.push(...(await order(sample, query, { offset, limit: 3 })));
    assert.deepEqual(pages, whole, query);
  }
});
