// What a report page weighs besides its own text, and that scripts and styles keep to the oldest browsers served.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { none } from './support/none.js';
import { acorn } from './support/packages.js';
import { filesBelow, sample, source } from './support/portals.js';

const limit = 60_000;

/** The scripts of a site, without the data of the search. @param {import('./support/portals.js').Portal} portal */
const scripts = (portal) => portal.files.filter((file) => /^(?:assets|search)\/[^/]+\.js$/.test(file));

/** @param {string} text */
const size = (text) => Buffer.byteLength(text);

test('a report page is at most 60 KB besides its text and pictures', () => {
  const portal = sample();
  const found = [];
  let heaviest = 0;
  for (const { path } of portal.pages.filter(({ kind }) => kind === 'report')) {
    const html = portal.read(path);
    // What repeats the text grows with it: contents, and the deeds told in it.
    const frame = html
      .replace(/<nav class="toc".*?<\/nav>/s, '')
      .replace(/<div class="prose".*(?=<div class="after">)/s, '')
      .replace(/<ol class="tl .*?<\/ol>/s, '');
    assert.ok(frame.length < html.length - 500, `${path}: where is the text?`);
    const assets = [...html.matchAll(/<(?:script src|link rel="(?:stylesheet|icon)"[^>]* href)="(?:\.\.\/)*([^"?]+)[^"]*"/g)].map((match) => match[1]);
    assert.ok(assets.length >= 3, `${path}: styles, script, icon`);
    const weight = size(frame) + assets.reduce((sum, asset) => sum + size(portal.read(asset)), 0);
    heaviest = Math.max(heaviest, weight);
    if (weight > limit) found.push(`${path}: ${weight} bytes`);
  }
  console.log(`the heaviest report page: ${heaviest} bytes besides its text`);
  none(found);
});

test('a published script is its source made short', () => {
  const portal = sample();
  const published = scripts(portal).map((path) => portal.read(path));
  published.forEach((script) => assert.doesNotMatch(script, /^\s*(?:\/\/|\/?\*)/m));
  const whole = published.join('\n');
  let sources = 0;
  for (const file of filesBelow(join(source, 'assets')).filter((name) => name.endsWith('.js'))) {
    const script = readFileSync(file, 'utf8');
    sources += size(script);
    const tokens = [...acorn.tokenizer(script, { ecmaVersion: 2020 })];
    const members = tokens.filter(({ type }, i) => type.label === 'name' && tokens[i - 1]?.type.label === '.').map(({ value }) => value);
    assert.ok(members.length > 0, file);
    none([...new Set(members)].filter((name) => !whole.includes(name)).map((name) => `${file}: where is ${name}?`));
  }
  const shared = size(portal.read('search/mark.js')); // holds once more what search.js has
  assert.ok(size(whole) - shared < sources, 'smaller than what they were made from');
});

// Newer than Chromium 86 or Firefox 102, and nothing without it.
const newMembers = ['at', 'hasOwn', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'checkVisibility', 'groupBy', 'randomUUID', 'canParse', 'isWellFormed'];
const newFunctions = ['structuredClone', 'reportError'];
const newStyles = [/:has\(/, /:is\(/, /:where\(/, /:not\([^)]*,/, /@container/, /@layer/, /@scope/, /@starting-style/, /\d[dsl]v[hwib]\b/, /color-mix\(/, /\b(?:ok)?l(?:ab|ch)\(/, /\baspect-ratio:/, /\binset(?:-\w+)?:/, /\bsubgrid\b/, /\(width\s*[<>]/, /\boverflow(?:-[xy])?:clip/];

test('scripts keep to the language of Chromium 86 and Firefox 102', () => {
  const portal = sample();
  const found = [];
  for (const path of scripts(portal)) {
    const script = portal.read(path);
    acorn.parse(script, { ecmaVersion: 2020, sourceType: 'script' });
    const tokens = [...acorn.tokenizer(script, { ecmaVersion: 2020, locations: true })];
    tokens.forEach(({ type, value, loc }, i) => {
      if (type.label !== 'name' || tokens[i + 1]?.type.label !== '(') return;
      const member = ['.', '?.'].includes(tokens[i - 1]?.type.label);
      if ((member ? newMembers : newFunctions).includes(value)) found.push(`${path}:${loc.start.line}: ${value}()`);
    });
  }
  none(found);
});

test('styles keep to what Chromium 86 and Firefox 102 know', () => {
  const portal = sample();
  const found = [];
  for (const path of portal.files.filter((file) => /^assets\/.*\.css$/.test(file))) {
    const sheet = portal.read(path);
    newStyles.forEach((pattern) => {
      const at = sheet.search(pattern);
      if (at >= 0) found.push(`${path}: …${sheet.slice(Math.max(at - 40, 0), at + 40)}…`);
    });
  }
  none(found);
});
