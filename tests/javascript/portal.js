/*
 * A published portal as a script of a page sees it, under Node: scripts are read from the folder when an
 * element asks for them, and counted.
 */
'use strict';
const fs = require('fs');
const path = require('path');
const vm = require('vm');

/** @param {string} folder where the site was built */
exports.openPortal = (folder) => {
  const fetched = { bytes: 0, files: 0, names: /** @type {string[]} */ ([]) };
  const root = 'file://' + path.resolve(folder) + '/';
  /** @type {any} */
  const window = { Map, Promise, console };
  window.window = window;
  const context = vm.createContext(window);
  /** @param {string} src */
  const run = (src) => {
    const file = src.slice('file://'.length).replace(/\?.*$/, '');
    const code = fs.readFileSync(file, 'utf8');
    fetched.bytes += Buffer.byteLength(code);
    fetched.files += 1;
    fetched.names.push(path.relative(folder, file));
    window.document.currentScript = { src };
    vm.runInContext(code, context, { filename: file });
  };
  window.document = {
    currentScript: null,
    createElement: () => ({ remove() {} }),
    head: {
      /** @param {any} script */
      appendChild: (script) =>
        setImmediate(() => {
          try {
            run(script.src);
          } catch {
            return script.onerror();
          }
          script.onload();
        }),
    },
  };
  run(root + 'search/search.js?test');
  return { Gazette: window.Gazette, fetched, root };
};
