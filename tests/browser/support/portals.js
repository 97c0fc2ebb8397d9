// The portals that are looked at, each built once by the gazette under test.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const source = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const folder = process.env.GAZETTE_BROWSER_FOLDER;

/**
 * @typedef {object} Page
 * @property {string} path from the root of the site
 * @property {string} kind what layouts know as page.kind; `moved` for an old address
 * @property {number} bytes
 */

/** @param {string} below @returns {string[]} the files, in order */
export function filesBelow(below) {
  return readdirSync(below, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(below, entry.name)) : [join(below, entry.name)]))
    .sort();
}

/** A published portal. */
export class Portal {
  /** @param {string} name @param {string} root the folder it was published to */
  constructor(name, root) {
    this.name = name;
    this.root = root;
    /** @type {string[]} */
    this.files = filesBelow(root).map((file) => relative(root, file).split(sep).join('/'));
    /** @type {Page[]} */
    this.pages = this.files
      .filter((path) => path.endsWith('.html') && !path.startsWith('files/'))
      .map((path) => {
        const html = this.read(path);
        const kind = /<html[^>]* data-moved=/.test(html) ? 'moved' : (/<body[^>]* data-kind="([^"]+)"/.exec(html) || [])[1];
        if (!kind) throw new Error(`${name}: ${path} states no data-kind on its body`);
        return { path, kind, bytes: Buffer.byteLength(html) };
      });
  }

  /** @param {string} path */
  read(path) {
    return readFileSync(join(this.root, path), 'utf8');
  }

  /** @returns {string[]} the kinds of page it has */
  kinds() {
    return [...new Set(this.pages.map((page) => page.kind))].sort();
  }

  /** The longest page of a kind. @param {string} kind */
  longest(kind) {
    return this.pages.filter((page) => page.kind === kind).sort((a, b) => b.bytes - a.bytes)[0];
  }

  /** The longest and the shortest page of each kind. */
  extremes() {
    return this.kinds().flatMap((kind) => {
      const sorted = this.pages.filter((page) => page.kind === kind).sort((a, b) => a.bytes - b.bytes);
      return sorted.length === 1 ? sorted : [sorted[sorted.length - 1], sorted[0]];
    });
  }
}

/** @type {Map<string, Portal>} */
const built = new Map();

/**
 * Builds a portal as of a fixed day.
 * @param {string} name of its folder below sites/
 * @param {string} content the portal's source
 */
export function build(name, content) {
  const known = built.get(name);
  if (known) return known;
  const output = join(folder, 'sites', name);
  execFileSync(process.env.GAZETTE_EXECUTABLE, ['build', content, '--output', output, '--today', '2025-01-20'], { stdio: 'pipe' });
  const portal = new Portal(name, output);
  built.set(name, portal);
  return portal;
}

/** A new folder for the source of a portal that a test writes. @param {string} name */
export function sourceFolder(name) {
  const path = join(folder, 'sources', name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

export const sample = () => build('sample', join(source, 'content'));

/** The sample portal with an English interface. */
export function english() {
  const path = sourceFolder('english');
  cpSync(join(source, 'content'), path, { recursive: true });
  const settings = readFileSync(join(path, 'site.yaml'), 'utf8');
  writeFileSync(join(path, 'site.yaml'), settings.replace('language: zh-CN', 'language: en'));
  return build('english', path);
}

/** Real reports, where they lie beside the project. */
export function real() {
  const path = join(source, '../shared/real/portal');
  return existsSync(path) ? build('real', path) : null;
}

/** Every portal that is there; tells the reader of the log which is not. */
export function portals() {
  const third = real();
  if (!third) console.log('../shared/real/portal is not here: real reports are not looked at');
  return third ? [sample(), english(), third] : [sample(), english()];
}
