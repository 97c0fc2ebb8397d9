import assert from 'node:assert/strict';

const shown = 25;

/** Fails with the findings, one a line. @param {string[]} findings */
export function none(findings) {
  const more = findings.length > shown ? [`… and ${findings.length - shown} more`] : [];
  assert.ok(findings.length === 0, ['', ...findings.slice(0, shown), ...more].join('\n'));
}
