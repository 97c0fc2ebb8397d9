// A page printed to PDF, and what stands where on the paper, as poppler reads it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { folder } from './portals.js';

/**
 * @typedef {object} Line a line of text, in points from the upper left corner of the sheet
 * @property {number} left @property {number} right @property {number} top @property {number} bottom
 * @property {string} text without blanks
 */
/** @typedef {{width: number, height: number, lines: Line[]}} Sheet */

/** Words whose boxes overlap by half of their height stand on one line. @param {Line[]} words */
function asLines(words) {
  /** @type {Line[]} */
  const lines = [];
  for (const word of [...words].sort((a, b) => a.bottom - b.bottom || a.left - b.left)) {
    const line = lines.find(({ top, bottom }) => {
      const common = Math.min(bottom, word.bottom) - Math.max(top, word.top);
      return common > Math.min(bottom - top, word.bottom - word.top) / 2;
    });
    if (!line) {
      lines.push({ ...word });
      continue;
    }
    line.text = word.left < line.left ? word.text + line.text : line.text + word.text;
    line.left = Math.min(line.left, word.left);
    line.right = Math.max(line.right, word.right);
    line.top = Math.min(line.top, word.top);
    line.bottom = Math.max(line.bottom, word.bottom);
  }
  return lines.sort((a, b) => a.bottom - b.bottom);
}

/** @param {string} pdf @returns {Sheet[]} */
function sheets(pdf) {
  const boxes = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return boxes
    .split('<page ')
    .slice(1)
    .map((page) => {
      const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(page);
      const words = [...page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g)];
      return {
        width: Number(width),
        height: Number(height),
        lines: asLines(
          words.map(([, left, top, right, bottom, text]) => ({
            left: Number(left),
            top: Number(top),
            right: Number(right),
            bottom: Number(bottom),
            text: text.replace(/\s/g, ''),
          })),
        ),
      };
    });
}

/**
 * The sheets as pictures: three bytes for each point.
 * @param {string} pdf @param {number} resolution points to the inch
 */
function* pictures(pdf, resolution) {
  const image = execFileSync('pdftoppm', ['-r', String(resolution), pdf], { maxBuffer: 1 << 29 });
  for (let at = 0; at < image.length; ) {
    const [head, width, height] = /^P6\s(\d+) (\d+)\s255\s/.exec(image.toString('latin1', at, at + 40));
    const begin = at + head.length;
    at = begin + Number(width) * Number(height) * 3;
    yield { width: Number(width), height: Number(height), bytes: image.subarray(begin, at) };
  }
}

/** Whether any point of the paper has a colour. @param {string} pdf */
export function hasColour(pdf) {
  for (const { bytes } of pictures(pdf, 50)) {
    for (let i = 0; i < bytes.length; i += 3) {
      const [red, green, blue] = [bytes[i], bytes[i + 1], bytes[i + 2]];
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 8) return true;
    }
  }
  return false;
}

/**
 * How far down each sheet the first stroke of at least `length` points is that lies below `from`; in points.
 * @param {string} pdf @param {number} length @param {number} from
 */
export function strokesBelow(pdf, length, from) {
  const scale = 2;
  return [...pictures(pdf, 72 * scale)].map(({ width, height, bytes }) => {
    for (let y = Math.round(from * scale); y < height; y++) {
      let run = 0;
      for (let x = 0; x < width; x++) {
        run = bytes[(y * width + x) * 3] < 128 ? run + 1 : 0;
        if (run >= length * scale) return y / scale;
      }
    }
    return NaN;
  });
}

/**
 * Prints what a tab shows.
 * @param {import('playwright-core').Page} page @param {string} name of the file in print/
 */
export async function print(page, name) {
  const pdf = join(folder, 'print', `${name}.pdf`);
  mkdirSync(join(folder, 'print'), { recursive: true });
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  return { pdf, sheets: sheets(pdf) };
}
