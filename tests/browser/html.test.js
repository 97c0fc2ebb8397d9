// Every page is valid HTML.
import { test } from 'node:test';

import { HtmlValidate } from './support/packages.js';
import { none } from './support/none.js';
import { portals } from './support/portals.js';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'long-title': 'off', // a report has the title that its authors gave it
    'aria-label-misuse': ['error', { allowAnyNamable: true }], // a list may have a name
    'valid-id': ['error', { relaxed: true }], // Chinese anchors are valid
    'no-trailing-whitespace': 'off', // not a matter of validity
  },
});

for (const portal of portals()) {
  // With an English interface it is the layouts that differ, not the reports.
  const pages = portal.name === 'english' ? portal.extremes() : portal.pages;
  test(`html-validate: the pages of ${portal.name}`, () => {
    const errors = pages.flatMap(({ path }) =>
      validator
        .validateStringSync(portal.read(path), path)
        .results.flatMap((result) => result.messages)
        .map((message) => `${path}:${message.line}:${message.column}: ${message.message} (${message.ruleId})`),
    );
    none(errors);
  });
}
