import { Injectable } from '@nestjs/common';
import { Clock, DAY, HOUR } from '@gatehouse/platform';
import { SCOPE_RISKS, type ScopeRisk } from '@gatehouse/scopes';
import { DataSource, type EntityManager } from 'typeorm';
import type { ReviewItem } from '../items/review-item.entity.js';
import { slaStateAt } from '../items/review-item.state.js';
import { ReviewItems } from '../items/review-items.js';
import { estimateRemaining, FEWEST_SAMPLES, paceOf, reviewTimes, type ReviewTimes } from './estimate.js';
import type { ReviewProgressView, TierTimesView } from './review-progress.dto.js';

/** How far back published review times look. */
export const TIMES_DAYS = 30;

/** The part of a progress that the queue knows; who waits for what else is known by the kind. */
export type QueueProgress = Omit<ReviewProgressView, 'waits_for' | 'missing'> & { readonly first_verdict_given: boolean };

interface DecidedRow {
  readonly risk: ScopeRisk;
  readonly queuedAt: Date;
  readonly decidedAt: Date;
}

/** Published review times, and where one subject stands among them. */
@Injectable()
export class ReviewProgress {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly items: ReviewItems,
  ) {}

  /** Of decisions of people in the last thirty days, tier by tier. */
  async published(): Promise<TierTimesView[]> {
    const decided = await this.decided(this.dataSource.manager);
    return SCOPE_RISKS.map((risk) => tierView(risk, timesOf(decided, risk)));
  }

  async of(manager: EntityManager, subjectId: string): Promise<QueueProgress> {
    const item = await this.items.latestOf(manager, subjectId);
    const position = item?.state === 'open' ? await this.items.positionOf(manager, subjectId) : null;
    if (item?.state !== 'open' || position === null) return NOT_WAITING;
    const decided = await this.decided(manager);
    const times = timesOf(decided, item.risk);
    const now = this.clock.now();
    const remaining = estimateRemaining({
      now,
      position,
      waitedMs: now.getTime() - item.queuedAt.getTime(),
      pace: paceOf(
        decided.map(({ decidedAt }) => decidedAt),
        TIMES_DAYS,
      ),
      ...times,
    });
    return {
      first_verdict_given: await this.hasVerdict(manager, item),
      queue_position: position,
      sla_deadline: item.slaDeadline.toISOString(),
      sla_state: slaStateAt(item, now),
      estimated_at: remaining === null ? null : new Date(now.getTime() + remaining).toISOString(),
      estimate_note: noteOf(remaining, times, item.risk),
      review_times: tierView(item.risk, times),
    };
  }

  private async decided(manager: EntityManager): Promise<DecidedRow[]> {
    const rows: DecidedRow[] = await manager.query(
      `SELECT risk, queued_at AS "queuedAt", decided_at AS "decidedAt" FROM review_item
       WHERE state = 'decided' AND decided_by IS NOT NULL AND decided_at >= $1 ORDER BY decided_at DESC LIMIT 20000`,
      [this.clock.after(-TIMES_DAYS * DAY)],
    );
    return rows;
  }

  private async hasVerdict(manager: EntityManager, { id }: ReviewItem): Promise<boolean> {
    const rows: unknown[] = await manager.query('SELECT 1 FROM review_verdict WHERE item_id = $1 AND taken_back_at IS NULL LIMIT 1', [id]);
    return rows.length > 0;
  }
}

const NOT_WAITING: QueueProgress = {
  first_verdict_given: false,
  queue_position: null,
  sla_deadline: null,
  sla_state: null,
  estimated_at: null,
  estimate_note: null,
  review_times: null,
};

function timesOf(decided: readonly DecidedRow[], risk: ScopeRisk): ReviewTimes {
  return reviewTimes(decided.filter((one) => one.risk === risk).map(({ queuedAt, decidedAt }) => decidedAt.getTime() - queuedAt.getTime()));
}

function noteOf(remaining: number | null, { samples }: ReviewTimes, risk: ScopeRisk): string {
  if (remaining !== null)
    return `From the place in the queue and the pace of the last ${TIMES_DAYS} days, with ${samples} reviews of ${risk} risk. It is an estimate, not a promise.`;
  return samples < FEWEST_SAMPLES
    ? `There were only ${samples} reviews of ${risk} risk in the last ${TIMES_DAYS} days, too few (fewer than ${FEWEST_SAMPLES}) for an estimate.`
    : 'At the pace of the last weeks the queue would take longer than can be estimated.';
}

function tierView(risk: ScopeRisk, { samples, p50, p90 }: ReviewTimes): TierTimesView {
  return { risk, samples, p50_hours: hours(p50), p90_hours: hours(p90) };
}

function hours(ms: number | null): number | null {
  return ms === null ? null : Math.round((ms / HOUR) * 100) / 100;
}
