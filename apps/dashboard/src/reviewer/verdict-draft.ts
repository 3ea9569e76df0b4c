import type { Shape } from '../api/client.js';
import { isOneOf } from './filters.js';
import type { CannedReason, Card } from './queries.js';

export const VERDICTS = ['approve', 'reject', 'request_changes'] as const;
export const PAIR_VERDICTS = ['approved', 'denied'] as const;
export const LABELS = ['blocker', 'suggestion', 'question'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface PairDraft {
  readonly verdict: (typeof PAIR_VERDICTS)[number];
  readonly code: string;
  readonly text: string;
}

export interface CommentDraft {
  readonly label: (typeof LABELS)[number];
  /** The key of a pair; '' = the whole. */
  readonly about: string;
  readonly text: string;
}

/** A verdict that is not sent yet. */
export interface VerdictDraft {
  readonly verdict: Verdict;
  /** By the pair's key. */
  readonly pairs: Readonly<Record<string, PairDraft>>;
  readonly code: string;
  readonly reason: string;
  readonly comments: readonly CommentDraft[];
}

export const EMPTY: VerdictDraft = { verdict: 'approve', pairs: {}, code: '', reason: '', comments: [] };
export const HOLD_SECONDS = 10;

export const pairKey = ({ scope, mode }: { readonly scope: string; readonly mode: string }): string => `${scope}/${mode}`;
export const draftKey = ({ id, revision }: Pick<Card, 'id' | 'revision'>): string => `review:${id}:${revision}`;

export type Missing = 'pairs' | 'reasons' | 'whole' | null;

/** What has to be filled in before it can be sent. Pure. */
export function missingIn(draft: VerdictDraft, card: Pick<Card, 'asked'>): Missing {
  const said = card.asked.map((pair) => draft.pairs[pairKey(pair)]);
  const reasoned = draft.reason.trim() !== '' || draft.code !== '';
  switch (draft.verdict) {
    case 'approve':
      if (said.some((pair) => pair === undefined)) return 'pairs';
      return said.some((pair) => pair?.verdict === 'denied' && pair.code === '' && pair.text.trim() === '') ? 'reasons' : null;
    case 'reject':
      return reasoned ? null : 'whole';
    case 'request_changes':
      return reasoned || (card.asked.length > 0 && draft.comments.some(({ text }) => text.trim() !== '')) ? null : 'whole';
  }
}

/** A draft in which each pair is approved. Pure. */
export function everyPairApproved({ asked }: Pick<Card, 'asked'>): VerdictDraft['pairs'] {
  return Object.fromEntries(asked.map((pair) => [pairKey(pair), { verdict: 'approved' as const, code: '', text: '' }]));
}

export function allDenied(draft: VerdictDraft, card: Pick<Card, 'asked'>): boolean {
  return card.asked.length > 0 && card.asked.every((pair) => draft.pairs[pairKey(pair)]?.verdict === 'denied');
}

/** What is sent. A request of which every pair is denied is rejected, with the reasons of all pairs: the API keeps the two apart. Pure. */
export function bodyOf(draft: VerdictDraft, card: Pick<Card, 'asked'>, canned: readonly CannedReason[]): Shape<'DecisionBody'> {
  const whole = { ...(draft.reason.trim() === '' ? {} : { reason: draft.reason }), hold_seconds: HOLD_SECONDS };
  const code = draft.code === '' ? {} : { reason_code: draft.code };
  switch (draft.verdict) {
    case 'approve': {
      if (card.asked.length === 0) return { verdict: 'approve', ...whole };
      if (allDenied(draft, card)) return { ...whole, verdict: 'reject', reason: reasonsTogether(draft, card, canned) };
      return { verdict: 'approve', ...whole, pairs: card.asked.flatMap((pair) => pairBody(pair, draft.pairs[pairKey(pair)])) };
    }
    case 'reject':
      return { verdict: 'reject', ...whole, ...code };
    case 'request_changes':
      return { verdict: 'request_changes', ...whole, ...code, comments: commentsOf(draft, card) };
  }
}

function pairBody({ scope, mode }: Card['asked'][number], said: PairDraft | undefined): Shape<'PairVerdictBody'>[] {
  if (!said) return [];
  if (said.verdict === 'approved') return [{ scope, mode, verdict: 'approved' }];
  const reason = said.text.trim() === '' ? {} : { reason: said.text };
  return [{ scope, mode, verdict: 'denied', ...reason, ...(said.code === '' ? {} : { reason_code: said.code }) }];
}

function reasonsTogether({ pairs, reason }: VerdictDraft, { asked }: Pick<Card, 'asked'>, canned: readonly CannedReason[]): string {
  const lines = asked.map((pair) => {
    const said = pairs[pairKey(pair)];
    const text = said?.text.trim() ?? '';
    return `${pairKey(pair)}: ${text === '' ? (canned.find(({ code }) => code === said?.code)?.text ?? '') : text}`;
  });
  return [...lines, reason.trim()].filter((line) => line !== '').join('\n');
}

function commentsOf({ comments }: VerdictDraft, { asked }: Pick<Card, 'asked'>): Shape<'LabelledCommentBody'>[] {
  return comments
    .filter(({ text }) => text.trim() !== '')
    .map(({ label, text, about }) => {
      const pair = asked.find((one) => pairKey(one) === about);
      return { label, text, ...(pair ? { scope: pair.scope, mode: pair.mode } : {}) };
    });
}

/** A draft out of the browser's storage; an older version of the dashboard may have written something else there. Pure. */
export function readVerdict(stored: unknown): VerdictDraft | null {
  if (!isRecord(stored) || !isOneOf(VERDICTS, stored.verdict) || !isRecord(stored.pairs) || !Array.isArray(stored.comments)) return null;
  const pairs: Record<string, PairDraft> = {};
  for (const [key, pair] of Object.entries(stored.pairs))
    if (isRecord(pair) && isOneOf(PAIR_VERDICTS, pair.verdict))
      pairs[key] = { verdict: pair.verdict, code: textOf(pair.code), text: textOf(pair.text) };
  const comments = stored.comments.flatMap((comment: unknown) =>
    isRecord(comment) && isOneOf(LABELS, comment.label)
      ? [{ label: comment.label, about: textOf(comment.about), text: textOf(comment.text) }]
      : [],
  );
  return { verdict: stored.verdict, pairs, code: textOf(stored.code), reason: textOf(stored.reason), comments };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
