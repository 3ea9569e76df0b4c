import { InvalidInput } from '@gatehouse/platform';
import { parseCatalogue, type ScopePair } from '@gatehouse/scopes';
import type { VerdictGiven } from '@gatehouse/review';
import { planDecision } from './decision.js';

const catalogue = parseCatalogue(
  {
    version: '1',
    scopes: [
      {
        name: 'website:settings',
        group: 'website',
        description: 'Settings.',
        modes: { read: { text: 'Read settings.', risk: 'low' }, write: { text: 'Change settings.', risk: 'high' } },
      },
      {
        name: 'website:operators',
        group: 'website',
        description: 'Operators.',
        modes: { read: { text: 'See operators.', risk: 'low', retired: true } },
      },
    ],
  },
  'test',
);
const READ: ScopePair = { scope: 'website:settings', mode: 'read' };
const WRITE: ScopePair = { scope: 'website:settings', mode: 'write' };
const RETIRED: ScopePair = { scope: 'website:operators', mode: 'read' };
const plan = (given: VerdictGiven, requested = [READ, WRITE]) => planDecision(given, requested, catalogue);

function pointersOf(given: VerdictGiven, requested = [READ, WRITE]): string[] {
  try {
    plan(given, requested);
  } catch (error) {
    if (error instanceof InvalidInput) return (error.details.errors ?? []).map(({ pointer }) => pointer);
    throw error;
  }
  return [];
}

describe('a decision', () => {
  it('approves every pair when none is named', () => {
    expect(plan({ verdict: 'approve' }).pairs).toEqual([
      { ...READ, verdict: 'approved', reason: null, reasonCode: null },
      { ...WRITE, verdict: 'approved', reason: null, reasonCode: null },
    ]);
  });

  it('approves some and denies others with their reasons, in the order of the request', () => {
    const pairs = [
      { ...WRITE, verdict: 'denied' as const, reason: 'Reading is enough.' },
      { ...READ, verdict: 'approved' as const },
    ];
    expect(plan({ verdict: 'approve', pairs }).pairs).toEqual([
      { ...READ, verdict: 'approved', reason: null, reasonCode: null },
      { ...WRITE, verdict: 'denied', reason: 'Reading is enough.', reasonCode: null },
    ]);
  });

  it('refuses a denial without a reason, a pair without a verdict, a pair twice and a pair nobody asked for', () => {
    const approved = { ...READ, verdict: 'approved' as const };
    expect(pointersOf({ verdict: 'approve', pairs: [approved, { ...WRITE, verdict: 'denied', reason: '  ' }] })).toEqual([
      '/pairs/1/reason',
    ]);
    expect(pointersOf({ verdict: 'approve', pairs: [approved] })).toEqual(['/pairs']);
    expect(pointersOf({ verdict: 'approve', pairs: [approved, approved, { ...WRITE, verdict: 'approved' }] })).toEqual(['/pairs/1']);
    expect(
      pointersOf({ verdict: 'approve', pairs: [approved, { ...WRITE, verdict: 'approved' }, { ...RETIRED, verdict: 'approved' }] }),
    ).toEqual(['/pairs/2']);
  });

  it('cannot be an approval of nothing', () => {
    const denied = [READ, WRITE].map((pair) => ({ ...pair, verdict: 'denied' as const, reason: 'No.' }));
    expect(pointersOf({ verdict: 'approve', pairs: denied })).toEqual(['/verdict']);
  });

  it('cannot grant a pair that was retired or vanished meanwhile, but can deny it', () => {
    const gone: ScopePair = { scope: 'website:gone', mode: 'read' };
    expect(pointersOf({ verdict: 'approve' }, [READ, RETIRED])).toEqual(['/pairs']);
    expect(pointersOf({ verdict: 'approve' }, [READ, gone])).toEqual(['/pairs']);
    const pairs = [
      { ...READ, verdict: 'approved' as const },
      { ...RETIRED, verdict: 'denied' as const, reason: 'Retired.' },
    ];
    expect(plan({ verdict: 'approve', pairs }, [READ, RETIRED]).pairs.map(({ verdict }) => verdict)).toEqual(['approved', 'denied']);
  });

  test.each(['reject', 'request_changes'] as const)('%s needs a reason and takes no verdicts on pairs', (verdict) => {
    expect(pointersOf({ verdict })).toEqual(['/reason']);
    expect(pointersOf({ verdict, reason: ' \n' })).toEqual(['/reason']);
    expect(pointersOf({ verdict, reason: 'Because.', pairs: [{ ...READ, verdict: 'approved' }] })).toEqual(['/pairs']);
  });

  it('denies every pair of a rejected request, and leaves those open that are to be changed', () => {
    expect(plan({ verdict: 'reject', reason: 'No.' }).pairs.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['denied', 'No.'],
      ['denied', 'No.'],
    ]);
    expect(plan({ verdict: 'request_changes', reason: 'Say more.' })).toEqual({
      action: 'request_changes',
      reason: 'Say more.',
      reasonCode: null,
      pairs: [],
    });
  });
});
