import type { Outcome, PairVerdict, Verdict } from '../verdicts/outcome.js';
import { agree } from './agree.js';

const said = (action: Verdict, ...verdicts: PairVerdict[]): Outcome => ({
  action,
  reason: `a reason of ${action}`,
  reasonCode: null,
  pairs: verdicts.map((verdict, index) => ({ scope: `scope:${index}`, mode: 'read', verdict, reason: null, reasonCode: null })),
});

it.each([
  ['both approve everything', said('approve', 'approved'), said('approve', 'approved'), true],
  ['both deny the same pair', said('approve', 'approved', 'denied'), said('approve', 'approved', 'denied'), true],
  ['they deny different pairs', said('approve', 'approved', 'denied'), said('approve', 'denied', 'approved'), false],
  ['one of them rejects', said('approve', 'approved'), said('reject', 'denied'), false],
  ['both reject', said('reject', 'denied'), said('reject', 'denied'), true],
])('reviewers: %s', (_case, first, second, agreed) => {
  expect(agree(first, second)).toBe(agreed);
});
