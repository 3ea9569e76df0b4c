import type { ScopePair } from '@gatehouse/scopes';

export const VERDICTS = ['approve', 'reject', 'request_changes'] as const;
/** What a reviewer can say about the whole. */
export type Verdict = (typeof VERDICTS)[number];
export const PAIR_VERDICTS = ['approved', 'denied'] as const;
export type PairVerdict = (typeof PAIR_VERDICTS)[number];
export const COMMENT_LABELS = ['blocker', 'suggestion', 'question'] as const;
export type CommentLabel = (typeof COMMENT_LABELS)[number];

/** A verdict as it was posted; reasons named by a code only have got the canned text already. */
export interface VerdictGiven {
  readonly verdict: Verdict;
  readonly reason?: string | undefined;
  readonly reason_code?: string | undefined;
  /** With `approve`, for kinds with pairs: a verdict on each; left out = all are approved. */
  readonly pairs?: readonly PairVerdictGiven[] | undefined;
  /** With `request_changes`: what should change, about one pair or (scope and mode left out) the whole. */
  readonly comments?: readonly CommentGiven[] | undefined;
}

export interface PairVerdictGiven {
  readonly scope: string;
  readonly mode: string;
  readonly verdict: PairVerdict;
  readonly reason?: string | undefined;
  readonly reason_code?: string | undefined;
}

export interface CommentGiven {
  readonly label: CommentLabel;
  readonly text: string;
  readonly scope?: string | undefined;
  readonly mode?: string | undefined;
}

/** What a verdict comes to, checked by the kind; stored as it is. */
export interface Outcome {
  readonly action: Verdict;
  readonly reason: string | null;
  readonly reasonCode: string | null;
  /** Empty for kinds without pairs, and when changes are asked for. */
  readonly pairs: readonly PairOutcome[];
}

export interface PairOutcome extends ScopePair {
  readonly verdict: PairVerdict;
  readonly reason: string | null;
  readonly reasonCode: string | null;
}

/**
 * The outcome of two reviewers: a pair is approved when both approved it, any denial denies it, and when nothing is left or the
 * second one refuses the whole, that is what counts. Pure.
 */
export function combine(first: Outcome, second: Outcome): Outcome {
  if (second.action !== 'approve') return second;
  const pairs = second.pairs.map((pair): PairOutcome => {
    const before = first.pairs.find(({ scope, mode }) => scope === pair.scope && mode === pair.mode);
    if (!before || before.verdict === 'approved') return pair;
    if (pair.verdict === 'approved') return before;
    return before.reason === pair.reason ? pair : { ...pair, reason: [before.reason, pair.reason].filter(Boolean).join('\n') };
  });
  const nothingLeft = pairs.length > 0 && pairs.every(({ verdict }) => verdict === 'denied');
  return nothingLeft
    ? {
        action: 'reject',
        reason: pairs.map(({ scope, mode, reason }) => `${scope}/${mode}: ${reason ?? ''}`).join('\n'),
        reasonCode: null,
        pairs,
      }
    : { ...second, reason: joined(first.reason, second.reason), pairs };
}

function joined(first: string | null, second: string | null): string | null {
  if (first === null || first === second) return second;
  return second === null ? first : `${first}\n${second}`;
}

/** One reviewer is enough unless something would be granted: a refusal cannot be overruled by a second one anyway. Pure. */
export function isFinal(outcome: Outcome, earlier: number, eyes: number): boolean {
  return outcome.action !== 'approve' || earlier + 1 >= eyes;
}
