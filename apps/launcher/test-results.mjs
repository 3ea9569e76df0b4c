import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Reads Jest's own report. A file of tests that could not be run counts as a failure, and so does a run without report.
 *
 * @param {string} file written by `--json --outputFile`
 * @returns {Counts}
 */
export const countResults = (file) => {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  /** @type {Record<string, number>} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  /** @param {string} name */
  const count = (name) => report[name] ?? 0;
  return {
    passed: count('numPassedTests'),
    failed: count('numFailedTests') + count('numRuntimeErrorTestSuites'),
    skipped: count('numPendingTests') + count('numTodoTests'),
  };
};

/**
 * The closing line that people and machines read.
 *
 * @param {Counts} counts
 */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
