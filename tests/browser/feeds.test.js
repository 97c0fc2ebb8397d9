// Feeds and sitemap are valid by schemas/, and what a schema cannot say of them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { sample } from './support/portals.js';

const schemas = join(dirname(fileURLToPath(import.meta.url)), 'schemas');

/** @param {string} schema @param {string} root @param {string[]} paths @returns {string} what xmllint says of invalid files */
function invalid(schema, root, paths) {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--relaxng', join(schemas, schema), ...paths], {
    cwd: root,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
}

/** @param {string} text @param {RegExp} pattern */
const matches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

test('every Atom feed is valid by RFC 4287', () => {
  const portal = sample();
  const feeds = portal.files.filter((path) => path.endsWith('feed.xml'));
  assert.ok(feeds.length > 10, 'the site and its units, themes, slogans and campaigns have feeds');
  assert.equal(invalid('atom.rng', portal.root, feeds), '');
  for (const path of feeds) {
    const ids = matches(portal.read(path), /<id>([^<]*)<\/id>/g);
    assert.equal(new Set(ids).size, ids.length, `${path} has an id twice`);
  }
});

test('the sitemap is valid and names every page once', () => {
  const portal = sample();
  assert.equal(invalid('sitemap.rng', portal.root, ['sitemap.xml']), '');
  const named = matches(portal.read('sitemap.xml'), /<loc>([^<]*)<\/loc>/g).map((url) => url.replace('https://wenku.lanzhou.example/', ''));
  assert.equal(new Set(named).size, named.length);
  const left = portal.pages.filter(({ path, kind }) => !named.includes(path) && !['404', 'moved', 'search'].includes(kind));
  assert.deepEqual(left.map(({ path }) => path).filter((path) => path !== 'index.html'), []);
});

test('the schemas refuse what is wrong', () => {
  const root = sample().root;
  assert.match(invalid('atom.rng', root, ['sitemap.xml']), /fails to validate/);
  assert.match(invalid('sitemap.rng', root, ['feed.xml']), /fails to validate/);
});
