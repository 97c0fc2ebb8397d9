// What Gazette.search() finds, held against a plain search over the text of the published pages.
'use strict';
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { test } = require('node:test');

const { drawQueries, expected, pageTexts, random } = require('./oracle.js');
const { openPortal } = require('./portal.js');
const { build, portalOf, source } = require('./support.js');

const sample = build(path.join(source, 'content'));

/** A portal of some size. @param {number} count */
function generated(count) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gazette-corpus-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  execFileSync('/usr/bin/python3', [path.join(source, 'tests/bench/make_portal.py'), folder, String(count)], { stdio: 'ignore' });
  return build(path.join(folder, 'content'));
}

/** @param {any} portal @param {any} answer @returns {string[]} */
const urls = (portal, answer) => Array.from(answer.results, (/** @type {any} */ result) => result.url.slice(portal.root.length));

/** @param {string} site @param {number} count @param {number} [reports] how many there are at least */
async function holdAgainstOracle(site, count, reports = 40) {
  const portal = openPortal(site);
  const { Gazette } = portal;
  const texts = pageTexts(site).map((page) => ({ ...page, normal: Gazette.normalise(page.blocks.join('\n')).text }));
  // The place of an activity is searched too; the page shows it among what is no text of the report.
  const wider = texts.map((page) => ({ url: page.url, normal: page.normal + '\n' + Gazette.normalise(page.around).text }));
  assert.ok(texts.length >= reports);
  let exact = 0;
  for (const { query } of drawQueries(Gazette, texts, count, random(20210701))) {
    const should = expected(texts, Gazette.parse(query).phrases[0]);
    const first = await Gazette.search(query);
    const all = await Gazette.search(query, { limit: 1e6 });
    const found = urls(portal, all);
    const missed = Array.from(should).filter((url) => !found.includes(url));
    const may = expected(wider, Gazette.parse(query).phrases[0]);
    const wrong = found.filter((url) => !may.has(url));
    assert.deepEqual({ query, missed, wrong }, { query, missed: [], wrong: [] });
    assert.equal(all.exact, true, query);
    assert.equal(all.total, found.length, query);
    if (first.exact) assert.equal(first.total, found.length, query);
    else assert.ok(first.total >= found.length, query);
    assert.deepEqual(urls(portal, first), found.slice(0, 10), query);
    first.results.forEach((/** @type {any} */ result) => assert.ok(result.hits >= 1, query));
    exact += first.exact ? 1 : 0;
  }
  assert.ok(exact > count / 4);
}

test('finds every substring of the sample portal and nothing else', () => holdAgainstOracle(sample, 300));
test('finds every substring of 300 made reports and nothing else', () => holdAgainstOracle(generated(300), 150));

const real = path.join(source, '../shared/real/portal');
test('finds every substring of real reports and nothing else', { skip: fs.existsSync(real) ? false : '../shared/real/portal is not here' }, () =>
  holdAgainstOracle(build(real), 200, 5));

/** @param {string} title @param {string} body @param {string} [more] */
const report = (title, body, more = '') => `---\ntitle: ${title}\nunit: 甲县组织部\nyear: 2021\n${more}---\n\n${body}\n`;

const small = build(
  portalOf({
    'units.yaml': '- {id: shi, name: 甲市组织部}\n- {id: xian, name: 甲县组织部, parent: shi, aliases: [甲组]}\n- {id: xiang, name: 乙乡党委, parent: xian}\n',
    'slogans.yaml': '- {id: si, name: 学史明理、学史增信}\n',
    'reports/a.md': report('一年总结', '全年办实事36场，听众1,120人次，GDP增长8.5%。', 'date: 2021-12-01\nslogans: [学史明理、学史增信]\n'),
    'reports/b.md': report('半年总结', '## 走访慰问\n\n学史明理，学史增信。\n\n走访36户。', 'date: 2021-07-01\n'),
    'reports/c.md': report('走访慰问', '只说一句：办了实事。', 'date: 2021-03-01\ntheme: 走访\n'),
    'reports/d.md': report('办实事专题', '联学联建。[^1]\n\n[^1]: 脚注里说慰问。\n\n| 项目 | 数 |\n|---|---|\n| 表格项 | 7 |', 'date: 2020-03-01\nactivities:\n  - {date: 2021-05-06, title: 五四座谈会}\n'),
    'reports/e.md': report('草稿里的秘密词', '绝密草稿词。', 'draft: true\n'),
    'reports/f.md': '---\ntitle: 乡里总结\nunit: 乙乡党委\nyear: 2022\nwithdrawn: {reason: 有误}\n---\n\n撤回的走访。\n',
    'pages/about.md': '---\ntitle: 关于\n---\n\n怎样写走访。\n',
  }),
);

/** The last parts of the addresses found. @param {string} query @param {any} [options] */
async function find(query, options) {
  const portal = openPortal(small);
  const answer = await portal.Gazette.search(query, options);
  return { ...answer, names: urls(portal, answer).map((url) => path.basename(url, '.html')) };
}

test('what is found by what is asked', async () => {
  /** @type {[string, string[]][]} */
  const cases = [
    ['实事36', ['a']], // the last word may go on
    ['36', ['b', 'a']],
    ['"3"', []],
    ['3', ['b', 'a']],
    ['6', []],
    ['1120', ['a']],
    ['１１２０人次', ['a']],
    ['gdp', ['a']],
    ['gd 增长', []], // only the last word is a beginning
    ['增长 gd', ['a']],
    ['学史增信', ['b']],
    ['学史明理学史增信', ['b']],
    ['脚注里说', ['d']],
    ['表格项', ['d']],
    ['五四座谈', ['d']],
    ['绝密', []],
    ['秘密词', []],
    ['实事 -增长', ['d', 'c']],
    ['实事 -"听众 1120"', ['d', 'c']],
    ['实事 座谈', ['d']],
    ['总结 走访', ['f', 'b']],
    ['走访户', []],
    ['走访 unit:乙乡党委', ['f']],
    ['走访 单位:甲组 年度:2021', ['c', 'b']],
    ['怎样写', ['about']],
    ['theme:走访', ['c']],
  ];
  for (const [query, names] of cases) {
    const answer = await find(query);
    assert.deepEqual(answer.names.slice().sort(), names.slice().sort(), query);
    assert.equal(answer.total, names.length, query);
  }
});

test('ranking: exact title, title, heading, text; the newest among equals', async () => {
  assert.deepEqual((await find('走访慰问')).names, ['c', 'b']);
  assert.deepEqual((await find('走访')).names, ['c', 'b', 'f', 'about']);
  assert.deepEqual((await find('实事')).names, ['d', 'a', 'c']);
  assert.deepEqual((await find('总结')).names, ['f', 'a', 'b']);
  assert.deepEqual((await find('走访', { sort: 'newest' })).names, ['f', 'b', 'c', 'about']);
  assert.deepEqual((await find('走访', { sort: 'oldest' })).names, ['about', 'c', 'b', 'f']);
});

test('filters, facets, pages', async () => {
  assert.deepEqual((await find('走访', { unit: 'xian' })).names, ['c', 'b', 'f']); // with what is below it
  assert.deepEqual((await find('走访', { unit: '乙乡党委' })).names, ['f']);
  assert.deepEqual((await find('', { year: [2022] })).names, ['f']);
  assert.deepEqual((await find('总结', { since: '2021-07-01', until: '2021-12' })).names, ['a', 'b']);
  const { facets } = await find('走访', { year: 2022, facets: ['year', 'unit', 'theme'] });
  assert.deepEqual(JSON.parse(JSON.stringify(facets.year)), [{ id: '2022', name: '2022', count: 1 }, { id: '2021', name: '2021', count: 2 }]);
  assert.deepEqual(Array.from(facets.unit, (/** @type {any} */ unit) => [unit.id, unit.count]), [['shi', 1], ['xian', 1], ['xiang', 1]]);
  assert.equal(facets.theme.length, 0);
  assert.deepEqual((await find('走访', { limit: 1, offset: 1 })).names, ['b']);
  assert.deepEqual((await find('学史明理学史', { offset: 1 })).names, []);
});

test('names of units and terms lead to their pages', async () => {
  /** @param {any} answer */
  const terms = (answer) => Array.from(answer.terms, (/** @type {any} */ term) => `${term.kind}:${term.name}`);
  assert.deepEqual(terms(await find('甲组')), ['unit:甲县组织部']);
  assert.deepEqual(terms(await find('学史增信')), ['slogan:学史明理、学史增信']);
  assert.deepEqual(terms(await find('组织部')), ['unit:甲市组织部', 'unit:甲县组织部']);
  assert.deepEqual(terms(await find('没有这个')), []);
});

test('a result tells what it is', async () => {
  const { results } = await find('听众1120');
  const [result] = JSON.parse(JSON.stringify(results));
  assert.equal(result.title, '一年总结');
  assert.equal(result.unit, '甲县组织部');
  assert.equal(result.year, 2021);
  assert.equal(result.date, '2021-12-01');
  assert.equal(result.hits, 1);
  const [{ text, marks }] = result.excerpts;
  assert.equal(text.slice(...marks[0]), '听众1,120');
  assert.equal((await find('撤回')).results[0].withdrawn, true);
});

test('a report that is left out stands in no file of the index', async () => {
  const { Gazette } = openPortal(small);
  await Gazette.search('走访');
  const table = Gazette.index.table();
  /** @param {string} folder */
  const below = (folder) =>
    fs.readdirSync(path.join(small, folder)).map((name) => fs.readFileSync(path.join(small, folder, name), 'utf8'));
  const said = below('search/t').flatMap((code) => {
    /** @type {any[]} */
    let records = [];
    new Function('Gazette', code)({ take: (/** @type {string} */ _, /** @type {any[]} */ data) => (records = data) });
    return records.filter((record) => record).flatMap(([url, , , head, text]) => [url, table.read(head), table.read(text)]);
  });
  const texts = [...said, ...table.texts, ...below('search/n'), ...below('search/f')].join('\n');
  assert.ok(texts.includes('一年总结') && texts.includes('听众1,120人次'));
  assert.ok(!texts.includes('草稿') && !texts.includes('绝密'));
});

test('without search there is no index and no page', () => {
  const site = build(portalOf({ 'site.yaml': 'search: false\n', 'reports/a.md': report('一', '二') }));
  assert.equal(fs.existsSync(path.join(site, 'search')), false);
  assert.equal(fs.existsSync(path.join(site, 'search.html')), false);
  assert.ok(!fs.readFileSync(path.join(site, 'index.html'), 'utf8').includes('search.html'));
});
