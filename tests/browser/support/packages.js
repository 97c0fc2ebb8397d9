// The npm packages, which `run` installs into the build folder and not beside these files.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const require = createRequire(join(process.env.GAZETTE_BROWSER_FOLDER, 'package.json'));

/** @type {typeof import('playwright-core')} */
export const { chromium } = require('playwright-core');
/** @type {typeof import('html-validate')} */
export const { HtmlValidate } = require('html-validate');
/** @type {typeof import('acorn')} */
export const acorn = require('acorn');
export const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
