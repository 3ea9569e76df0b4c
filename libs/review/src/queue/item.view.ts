import { DAY } from '@gatehouse/platform';
import { holderAt, isHeldAt, isPending, slaStateAt } from '../items/review-item.state.js';
import type { Reviewer } from '../people/conflict-of-interest.js';
import { eyesDemanded } from '../people/eligibility.js';
import { SUSPENDED } from '../review.errors.js';
import type { ReviewRules } from '../settings/review-settings.js';
import type { Outcome } from '../verdicts/outcome.js';
import type { QueueRow } from './queue.queries.js';
import type { OutcomeView } from './card-history.dto.js';
import type { ReviewItemView } from './review-item.dto.js';

export interface ViewedBy {
  readonly reviewer: Reviewer;
  readonly now: Date;
  readonly rules: ReviewRules;
  /** Why the reviewer must not decide it, whatever its state. */
  readonly refusal: string | null;
}

/** An item as one reviewer sees it now. */
export function itemView(row: QueueRow, by: ViewedBy): ReviewItemView {
  const { now } = by;
  const whyNot = refusalOf(row, by);
  const holder = holderAt(row, now);
  return {
    id: row.id,
    kind: row.kind,
    subject_id: row.subjectId,
    revision: row.revision,
    title: row.title,
    plugin: row.pluginId === null ? null : { id: row.pluginId, name: row.pluginName ?? '', urn: row.pluginUrn ?? '' },
    website: row.websiteId === null ? null : { id: row.websiteId, name: row.websiteName ?? '', domain: row.websiteDomain ?? '' },
    developer: {
      id: row.accountId,
      name: row.developerName,
      account_age_days: Math.floor((now.getTime() - row.developerSince.getTime()) / DAY),
      suspended: row.developerSuspended,
    },
    risk: row.risk,
    priority: row.priority,
    state: row.state,
    queued_at: row.queuedAt.toISOString(),
    sla_deadline: row.slaDeadline.toISOString(),
    sla: slaStateAt(row, now),
    lease:
      holder === null || row.leaseUntil === null
        ? null
        : { holder: { id: holder, name: row.holderName ?? '' }, until: row.leaseUntil.toISOString() },
    assignee: row.assignee === null ? null : { id: row.assignee, name: row.assigneeName ?? '' },
    need_eyes: eyesDemanded(row, by.rules),
    waiting_for_second: row.state === 'open' && row.verdictBy.length > 0,
    appeal_of: row.appealOf,
    verdict: row.outcome?.action ?? null,
    decided_at: row.decidedAt?.toISOString() ?? null,
    hold_until: isPending(row) && isHeldAt(row, now) ? (row.holdUntil?.toISOString() ?? null) : null,
    can_decide: whyNot === null,
    why_not: whyNot,
  };
}

function refusalOf(row: QueueRow, { reviewer, now, refusal }: ViewedBy): string | null {
  if (refusal !== null) return refusal;
  if (row.state !== 'open') return 'It does not wait for a decision.';
  if (row.developerSuspended) return SUSPENDED;
  if (row.verdictBy.includes(reviewer.accountId)) return 'Your verdict is stored; it waits for a second reviewer.';
  const holder = holderAt(row, now);
  return holder !== null && holder !== reviewer.accountId
    ? `${row.holderName ?? 'Somebody'} works on it until ${row.leaseUntil?.toISOString() ?? ''}.`
    : null;
}

export function outcomeView(outcome: Outcome, at: Date): OutcomeView {
  return {
    verdict: outcome.action,
    reason: outcome.reason,
    reason_code: outcome.reasonCode,
    pairs: outcome.pairs.map(({ scope, mode, verdict, reason, reasonCode }) => ({ scope, mode, verdict, reason, reason_code: reasonCode })),
    at: at.toISOString(),
  };
}
