import type { ReasonUse } from '../reasons/canned-reason.entity.js';
import type { CommentGiven, VerdictGiven } from './outcome.js';

/** Every canned reason that a verdict names, and for what. Pure. */
export function codesOf(given: VerdictGiven): { code: string; use: ReasonUse; pointer: string }[] {
  const whole =
    given.reason_code === undefined || given.verdict === 'approve'
      ? []
      : [{ code: given.reason_code, use: given.verdict, pointer: '/reason_code' } as const];
  const pairs = (given.pairs ?? []).flatMap(({ reason_code: code, verdict }, index) =>
    code === undefined || verdict === 'approved' ? [] : [{ code, use: 'deny' as const, pointer: `/pairs/${index}/reason_code` }],
  );
  return [...whole, ...pairs];
}

/** The verdict with words in each place that named only a code; a request for changes without a reason takes its comments. Pure. */
export function withTexts(given: VerdictGiven, textOf: (code: string) => string | undefined): VerdictGiven {
  const filled = <Reasoned extends { readonly reason?: string | undefined; readonly reason_code?: string | undefined }>(
    reasoned: Reasoned,
  ): Reasoned =>
    isBlank(reasoned.reason) && reasoned.reason_code !== undefined ? { ...reasoned, reason: textOf(reasoned.reason_code) } : reasoned;
  const whole = filled(given);
  const comments = given.verdict === 'request_changes' ? (given.comments ?? []) : [];
  const reason = isBlank(whole.reason) && comments.length > 0 ? comments.map(inWords).join('\n') : whole.reason;
  return { ...whole, reason, pairs: given.pairs?.map(filled) };
}

function inWords({ label, text, scope, mode }: CommentGiven): string {
  return `${label}${scope === undefined || mode === undefined ? '' : ` (${scope}/${mode})`}: ${text}`;
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
