// A report on paper is laid out as an official document, after GB/T 9704-2012.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { tab } from './support/browser.js';
import { hasColour, print, strokesBelow } from './support/paper.js';
import { build, sample, sourceFolder } from './support/portals.js';

const millimetre = 72 / 25.4;
const a4 = { width: 210 * millimetre, height: 297 * millimetre };
// The type area: margins of 37, 26, 35 and 28 mm.
const area = { top: 37 * millimetre, left: 28 * millimetre, right: (210 - 26) * millimetre, bottom: (297 - 35) * millimetre };

/** @param {number} actual @param {number} expected @param {number} tolerance @param {string} what */
function near(actual, expected, tolerance, what) {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual.toFixed(1)} pt, expected ${expected.toFixed(1)} pt`);
}

/** A report of nothing but full lines: paragraphs of Chinese characters, more than three sheets. */
function fullPages() {
  const path = sourceFolder('full-pages');
  mkdirSync(join(path, 'reports'));
  const paragraph = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳'.repeat(8);
  const text = Array.from({ length: 8 }, () => paragraph).join('\n\n');
  writeFileSync(join(path, 'reports', 'a.md'), `---\ntitle: 版面\nunit: 甲\ndate: 2024-03-05\n---\n\n## 一、总述\n\n### （一）分述\n\n${text}\n`);
  return build('full-pages', path);
}

/** @param {import('./support/paper.js').Sheet} sheet @returns the lines of the text, without the page number */
const textOf = (sheet) => sheet.lines.filter(({ top, bottom }) => (top + bottom) / 2 < area.bottom);

test('a full sheet has 22 lines, a full line 28 characters, in the type area', async () => {
  const portal = fullPages();
  const subject = await tab();
  await subject.open(portal, portal.longest('report').path);
  const { sheets } = await print(subject.page, 'full-pages');
  assert.ok(sheets.length > 3, `${sheets.length} sheets`);
  for (const { width, height } of sheets) {
    near(width, a4.width, 1, 'width');
    near(height, a4.height, 1, 'height');
  }
  const lines = textOf(sheets[1]);
  assert.equal(lines.length, 22, 'lines on the second sheet');
  const full = lines.filter(({ text }, i) => text.length > 20 && lines[i + 1]?.text.length > 2 && lines[i - 1]?.text.length > 20);
  assert.ok(full.length > 5);
  for (const { left, right, text } of full.filter((line) => line.left < area.left + 10)) {
    assert.equal(text.length, 28, text);
    near(left, area.left, 1.5, 'left edge');
    near(right, area.right, 1.5, 'right edge');
  }
  // A line's middle, whatever the face's ascent: half a line pitch from the edges of the type area.
  const pitch = 225 * millimetre / 22;
  near((lines[0].top + lines[0].bottom) / 2, area.top + pitch / 2, 5, 'first line');
  near((lines[21].top + lines[21].bottom) / 2, area.bottom - pitch / 2, 5, 'last line');
  for (let i = 1; i < lines.length; i++) near(lines[i].bottom - lines[i - 1].bottom, pitch, 0.8, `line ${i + 1} below the one before`);
});

test('a new paragraph is indented by two characters, titles of levels too', async () => {
  const portal = fullPages();
  const subject = await tab();
  await subject.open(portal, portal.longest('report').path);
  const { sheets } = await print(subject.page, 'full-pages');
  const [title, first, second, begin] = sheets[0].lines;
  near((title.left + title.right) / 2, (area.left + area.right) / 2, 2, 'middle of the title');
  assert.equal(title.text, '版面');
  near(title.right - title.left, 44, 2, 'two characters of 22 pt');
  assert.equal(first.text, '一、总述');
  near(first.left, area.left + 2 * 15.75, 1.5, 'level 一、');
  assert.equal(second.text, '（一）分述');
  assert.equal(begin.text.length, 26);
  near(begin.left, area.left + 2 * 15.75, 1.5, 'first line of a paragraph');
});

test('page numbers stand between dashes on the outer side, 7 mm below the text', async () => {
  const portal = fullPages();
  const subject = await tab();
  await subject.open(portal, portal.longest('report').path);
  const { sheets, pdf } = await print(subject.page, 'full-pages');
  strokesBelow(pdf, 8, area.bottom + 4).forEach((dash) => near(dash, area.bottom + 7 * millimetre, 2, 'dash below the text'));
  sheets.forEach((sheet, i) => {
    const number = sheet.lines[sheet.lines.length - 1];
    assert.equal(number.text, `—${i + 1}—`);
    // One character of 14 pt from the edge of the type area: odd on the right, even on the left.
    if (i % 2 === 0) near(number.right, area.right - 14, 2, 'right end of the number');
    else near(number.left, area.left + 14, 2, 'left end of the number');
  });
});

test('a printed report has no navigation and no colour, from a dark screen too', async () => {
  const portal = sample();
  // Pictures keep their colours: a report without one.
  const { path } = portal.pages.filter(({ path, kind }) => kind === 'report' && !portal.read(path).includes('<img')).sort((a, b) => b.bytes - a.bytes)[0];
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    const subject = await tab({ scheme });
    await subject.open(portal, path);
    const { sheets, pdf } = await print(subject.page, `report-${scheme}`);
    const text = sheets.flatMap(({ lines }) => lines.map((line) => line.text)).join('\n');
    assert.equal(hasColour(pdf), false, `${path} prints in colour from a ${scheme} screen`);
    for (const word of ['跳到正文', '时间轴', '检索', '目录', '引用本报告', '相关报告']) assert.ok(!text.includes(word), `${path} prints ${word}`);
    for (const { lines } of sheets) {
      for (const line of lines) assert.ok(line.left > area.left - 2 && line.right < area.right + 2, `${path}: ${line.text} leaves the type area`);
    }
  }
});

test('other kinds of page print without navigation, wide ones across', async () => {
  const portal = sample();
  const subject = await tab();
  for (const kind of portal.kinds().filter((kind) => !['report', 'moved'].includes(kind))) {
    const { path } = portal.longest(kind);
    await subject.open(portal, path);
    const { sheets } = await print(subject.page, kind);
    const text = sheets.flatMap(({ lines }) => lines.map((line) => line.text)).join('\n');
    for (const word of ['跳到正文', '使用说明']) assert.ok(!text.includes(word), `${path} prints ${word}`);
    assert.ok(text.length > 4, `${path} prints nothing`);
    const across = /<body[^>]* class="p-wide"/.test(portal.read(path));
    near(sheets[0].width, across ? a4.height : a4.width, 1, `${path}: width`);
  }
});
