import { changesSince, submittedPairs, type Written } from './revision-diff.js';

const READ: Written = { scope: 'website:settings', mode: 'read', justification: 'One.' };
const WRITE: Written = { scope: 'website:settings', mode: 'write', justification: 'Two.' };

describe('the diff of a resubmission', () => {
  it('says what was added, changed, left and taken back', () => {
    const operators: Written = { scope: 'website:operators', mode: 'read', justification: 'New.' };
    const { changeOf, removed } = changesSince([READ, WRITE], [{ ...READ, justification: 'Better.' }, operators]);
    expect([changeOf({ ...READ, justification: 'Better.' }), changeOf(operators), changeOf(READ)]).toEqual([
      'changed',
      'added',
      'unchanged',
    ]);
    expect(removed).toEqual([WRITE]);
  });

  it('is empty for the first revision', () => {
    const { changeOf, removed } = changesSince(null, [READ]);
    expect([changeOf(READ), removed]).toEqual([null, []]);
  });

  it('reads the revision before from its own event, and from no other', () => {
    const events = [
      { toState: 'submitted', detail: { revision: 1, pairs: [READ] } },
      { toState: 'queued', detail: { revision: 1 } },
      { toState: 'submitted', detail: { revision: 2, pairs: [WRITE] } },
    ];
    expect(submittedPairs(events, 1)).toEqual([READ]);
    expect(submittedPairs(events, 2)).toEqual([WRITE]);
    expect(submittedPairs(events, 0)).toBeNull();
  });
});
