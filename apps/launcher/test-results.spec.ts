import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closingLine, countResults } from './test-results.mjs';

describe('the closing line of npm test', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gatehouse-results-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const report = (content: object): string => {
    const file = join(folder, 'jest.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  };

  it('counts a file that could not run as a failure', () => {
    expect(countResults(report({ numPassedTests: 3, numFailedTests: 1, numRuntimeErrorTestSuites: 2 }))).toEqual({
      passed: 3,
      failed: 3,
      skipped: 0,
    });
  });

  it('counts what was skipped and what is only planned as skipped', () => {
    expect(countResults(report({ numPassedTests: 3, numPendingTests: 2, numTodoTests: 1 })).skipped).toBe(3);
  });

  it('never takes a run without a report for a success', () => {
    expect(countResults(join(folder, 'nothing.json'))).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('speaks of skipped tests only when there are some', () => {
    expect(closingLine({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
    expect(closingLine({ passed: 7, failed: 1, skipped: 2 })).toBe('7 passed, 1 failed, 2 skipped');
  });
});
