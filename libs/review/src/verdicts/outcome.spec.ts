import fc from 'fast-check';
import { combine, isFinal, type Outcome, type PairOutcome } from './outcome.js';

const SCOPES = ['website:settings', 'website:operators', 'website:availability'];
const approval = (verdicts: readonly boolean[], by: string): Outcome => ({
  action: 'approve',
  reason: null,
  reasonCode: null,
  pairs: verdicts.map((approved, index): PairOutcome => ({
    scope: SCOPES[index] ?? '',
    mode: 'read',
    verdict: approved ? 'approved' : 'denied',
    reason: approved ? null : `${by} said no.`,
    reasonCode: null,
  })),
});
const three = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());

describe('two verdicts', () => {
  it('approve exactly the pairs that both approved, each denial with the words of those who denied', () => {
    fc.assert(
      fc.property(three, three, (first, second) => {
        const { action, pairs } = combine(approval(first, 'Rita'), approval(second, 'Rolf'));
        expect(pairs.map(({ verdict }) => verdict === 'approved')).toEqual(first.map((said, index) => said && second[index]));
        pairs.forEach(({ reason }, index) => {
          expect(reason?.includes('Rita') ?? false).toBe(first[index] === false);
          expect(reason?.includes('Rolf') ?? false).toBe(second[index] === false);
        });
        expect(action).toBe(pairs.some(({ verdict }) => verdict === 'approved') ? 'approve' : 'reject');
      }),
    );
  });

  it('approve a subject without pairs when both do', () => {
    expect(combine(approval([], 'Rita'), approval([], 'Rolf')).action).toBe('approve');
  });

  it('are a refusal when the second refuses the whole, and never more than it said', () => {
    const refusal: Outcome = { action: 'request_changes', reason: 'Say more.', reasonCode: null, pairs: [] };
    expect(combine(approval([true], 'Rita'), refusal)).toEqual(refusal);
  });
});

describe('one verdict', () => {
  it('is final when one reviewer is enough, when it is the second, or when it grants nothing', () => {
    const approve = approval([true], 'Rita');
    expect([isFinal(approve, 0, 1), isFinal(approve, 1, 2), isFinal({ ...approve, action: 'reject' }, 0, 2)]).toEqual([true, true, true]);
    expect(isFinal(approve, 0, 2)).toBe(false);
  });
});
