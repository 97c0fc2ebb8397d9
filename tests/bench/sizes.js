'use strict';
const fs = require('node:fs');
const path = require('node:path');

/**
 * The bytes of the files below a folder.
 * @param {string} folder @param {(name: string) => boolean} [wanted] which of them, by their last name
 * @returns {number}
 */
exports.sizeOf = (folder, wanted = () => true) =>
  fs.readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return sum + exports.sizeOf(name, wanted);
    return wanted(entry.name) ? sum + fs.statSync(name).size : sum;
  }, 0);
