import type { CannedReason, Card } from './queries.js';
import {
  allDenied,
  bodyOf,
  EMPTY,
  everyPairApproved,
  HOLD_SECONDS,
  missingIn,
  readVerdict,
  type PairDraft,
  type VerdictDraft,
} from './verdict-draft.js';

const pair = (scope: string, mode: 'read' | 'write'): Card['asked'][number] => ({
  scope,
  mode,
  justification: 'We show it.',
  text: null,
  risk: 'low',
  change: null,
  used: 0,
  others: { count: 0, share: 0 },
  verdict: null,
  verdict_reason: null,
});
const card: Pick<Card, 'asked'> = { asked: [pair('website:settings', 'read'), pair('website:settings', 'write')] };
const whole: Pick<Card, 'asked'> = { asked: [] };
const canned: CannedReason[] = [{ code: 'not_needed', title: 'Not needed', text: 'The plugin can do without.', for: 'deny' }];
const READ = 'website:settings/read';
const WRITE = 'website:settings/write';
const approved: PairDraft = { verdict: 'approved', code: '', text: '' };
const denied = (over: Partial<PairDraft> = {}): PairDraft => ({ verdict: 'denied', code: '', text: '', ...over });
const draft = (over: Partial<VerdictDraft>): VerdictDraft => ({ ...EMPTY, ...over });

describe('what a verdict still lacks', () => {
  it.each<[string, VerdictDraft, Pick<Card, 'asked'>, string | null]>([
    ['a pair without a word', draft({ pairs: { [READ]: approved } }), card, 'pairs'],
    ['a denial without a reason', draft({ pairs: { [READ]: approved, [WRITE]: denied({ text: '  ' }) } }), card, 'reasons'],
    ['a denial with a canned reason', draft({ pairs: { [READ]: approved, [WRITE]: denied({ code: 'not_needed' }) } }), card, null],
    ['an approval of something without pairs', EMPTY, whole, null],
    ['a rejection without a reason', draft({ verdict: 'reject' }), card, 'whole'],
    ['a rejection with a canned reason', draft({ verdict: 'reject', code: 'x' }), card, null],
    ['changes asked for without a word', draft({ verdict: 'request_changes' }), card, 'whole'],
    [
      'changes asked for by a comment',
      draft({ verdict: 'request_changes', comments: [{ label: 'blocker', about: '', text: 'Say more.' }] }),
      card,
      null,
    ],
    [
      'changes asked for by a comment, of something without pairs',
      draft({ verdict: 'request_changes', comments: [{ label: 'blocker', about: '', text: 'Say more.' }] }),
      whole,
      'whole',
    ],
  ])('%s', (_, given, of, missing) => {
    expect(missingIn(given, of)).toBe(missing);
  });
});

describe('what is sent', () => {
  it('is one verdict for each pair, the reasons of denials with them', () => {
    const pairs = { [READ]: approved, [WRITE]: denied({ code: 'not_needed', text: 'In my words.' }) };
    expect(bodyOf(draft({ pairs, reason: 'A word.' }), card, canned)).toEqual({
      verdict: 'approve',
      reason: 'A word.',
      hold_seconds: HOLD_SECONDS,
      pairs: [
        { scope: 'website:settings', mode: 'read', verdict: 'approved' },
        { scope: 'website:settings', mode: 'write', verdict: 'denied', reason: 'In my words.', reason_code: 'not_needed' },
      ],
    });
  });

  it('is a rejection with the reasons of all pairs where every pair is denied', () => {
    const given = draft({ pairs: { [READ]: denied({ text: 'Why read?' }), [WRITE]: denied({ code: 'not_needed' }) }, reason: 'Sorry.' });
    expect([allDenied(given, card), allDenied(draft({ pairs: { [READ]: denied() } }), card), allDenied(EMPTY, whole)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(bodyOf(given, card, canned)).toEqual({
      verdict: 'reject',
      hold_seconds: HOLD_SECONDS,
      reason: `${READ}: Why read?\n${WRITE}: The plugin can do without.\nSorry.`,
    });
  });

  it('leaves empty comments out, and says which pair each is about', () => {
    const comments = [
      { label: 'blocker', about: WRITE, text: 'Why write?' },
      { label: 'suggestion', about: '', text: ' ' },
      { label: 'question', about: 'gone/read', text: 'And this?' },
    ] as const;
    expect(bodyOf(draft({ verdict: 'request_changes', code: 'unclear', comments }), card, canned)).toEqual({
      verdict: 'request_changes',
      hold_seconds: HOLD_SECONDS,
      reason_code: 'unclear',
      comments: [
        { label: 'blocker', text: 'Why write?', scope: 'website:settings', mode: 'write' },
        { label: 'question', text: 'And this?' },
      ],
    });
  });
});

describe('a draft out of the storage', () => {
  it('comes back as it was kept', () => {
    const kept = draft({ pairs: everyPairApproved(card), comments: [{ label: 'question', about: READ, text: 'Why?' }], reason: 'So.' });
    expect(readVerdict(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each([[null], ['garbage'], [{ verdict: 'approve' }], [{ verdict: 'maybe', pairs: {}, comments: [] }]])(
    'is not taken from %j',
    (stored) => {
      expect(readVerdict(stored)).toBeNull();
    },
  );

  it('loses what an older dashboard wrote in other words, and keeps the rest', () => {
    const stored = {
      verdict: 'approve',
      pairs: { [READ]: { verdict: 'perhaps' }, [WRITE]: { verdict: 'denied', code: 7 } },
      comments: [{ label: 'x' }],
    };
    expect(readVerdict(stored)).toEqual(draft({ pairs: { [WRITE]: denied() } }));
  });
});
