// The same cases as tests/search/letters_test.cc.
'use strict';
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');

const { openPortal } = require('./portal.js');
const { build, source } = require('./support.js');

const { Gazette } = openPortal(build(path.join(source, 'content')));

test('a text is read as the generator reads it', () => {
  const cases = fs.readFileSync(path.join(source, 'tests/search/letters.txt'), 'utf8').split('\n');
  const lines = cases.filter((line) => line && !line.startsWith('#'));
  assert.ok(lines.length > 20);
  lines.forEach((line) => {
    const [text, symbols] = line.split('\t');
    const read = Gazette.symbolsOf(Gazette.normalise(text).text).map((/** @type {string} */ symbol) => symbol.replace(/\u0001/g, ''));
    assert.deepEqual(Array.from(read), symbols.split(' ').filter(Boolean), line);
  });
});

test('each normalised character knows where it comes from', () => {
  const text = '于２０２１年，GDP';
  const normal = Gazette.normalise(text);
  assert.equal(normal.text, '于\u00012021\u0001年\u0001gdp\u0001');
  assert.equal(text[normal.at[normal.text.indexOf('年')]], '年');
  assert.equal(text[normal.at[normal.text.indexOf('g')]], 'G');
});

test('what a query means', () => {
  const cases = [
    ['党史 教育', ['党史', '教育'], [], {}],
    ['党史　教育', ['党史', '教育'], [], {}],
    ['学史明理、学史增信', ['学史明理学史增信'], [], {}],
    ['"党史 教育" 走访', ['党史教育', '走访'], [], {}],
    ['“党史 教育”', ['党史教育'], [], {}],
    ['推行“三到三问”工作法', ['推行三到三问工作法'], [], {}],
    ['“三到三问”工作法', ['三到三问工作法'], [], {}],
    ['党史 -教育', ['党史'], ['教育'], {}],
    ['党史 －"教育 学习"', ['党史'], ['教育学习'], {}],
    ['2020-2021', ['\u00012020\u0001\u00012021'], [], {}],
    ['unit:组织部 year:2021 走访', ['走访'], [], { unit: ['组织部'], year: ['2021'] }],
    ['单位：组织部 年度：2021', [], [], { unit: ['组织部'], year: ['2021'] }],
    ['主题:"基层 党建" 口号:四句 活动:走流程', [], [], { theme: ['基层 党建'], slogan: ['四句'], campaign: ['走流程'] }],
    ['时间:三月', ['时间三月'], [], {}],
    ['GDP 增长', ['\u0001gdp\u0001', '增长'], [], {}],
    ['增长 GD', ['增长', '\u0001gd'], [], {}],
    ['增长 "GD"', ['增长', '\u0001gd\u0001'], [], {}],
    ['2021年1', ['\u00012021\u0001年\u00011'], [], {}],
    ['，。 —— -', [], [], {}],
    ['', [], [], {}],
  ];
  cases.forEach(([text, phrases, not, filters]) => {
    const query = Gazette.parse(text);
    /** @param {any[]} of */
    const texts = (of) => Array.from(of, (phrase) => phrase.text);
    assert.deepEqual(texts(query.phrases), phrases, String(text));
    assert.deepEqual(texts(query.not), not, String(text));
    assert.deepEqual(JSON.parse(JSON.stringify(query.filters)), filters, String(text));
  });
});
