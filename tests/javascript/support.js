/* What the tests of scripts share. */
'use strict';
const { execFileSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

exports.source = path.resolve(__dirname, '../..');

/** Builds a portal and gives the folder of the site, which goes with the tests. @param {string} content */
exports.build = (content) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gazette-javascript-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  const site = path.join(folder, 'public');
  const gazette = process.env.GAZETTE_EXECUTABLE;
  if (!gazette) throw new Error('GAZETTE_EXECUTABLE is not set');
  execFileSync(gazette, ['build', content, '--output', site, '--quiet', '--today', '2025-06-01']);
  return site;
};

/** A portal that is written by a test. @param {Record<string, string>} files by path */
exports.portalOf = (files) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gazette-portal-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  Object.entries(files).forEach(([name, text]) => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  });
  return folder;
};
