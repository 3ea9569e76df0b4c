import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '@gatehouse/platform';
import { SCOPE_RISKS, type ScopeRisk } from '@gatehouse/scopes';
import { DataSource } from 'typeorm';
import type { Outcome } from '../verdicts/outcome.js';
import { agree } from './agree.js';
import type { AgreementView, ReviewFiguresView, ThroughputDayView, WaitingView } from './review-figures.dto.js';

const THROUGHPUT_DAYS = 30;
const AGREEMENT_DAYS = 90;

/** How the queue does: what waits, what was done, and how far reviewers agree. */
@Injectable()
export class ReviewFigures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<ReviewFiguresView> {
    return { waiting: await this.waiting(), throughput: await this.throughput(), agreement: await this.agreement() };
  }

  private async waiting(): Promise<WaitingView[]> {
    const rows: (Omit<WaitingView, 'oldest'> & { oldest: Date | null })[] = await this.dataSource.query(
      `SELECT i.risk, count(*)::int AS waiting, count(*) FILTER (WHERE i.sla_deadline <= $1)::int AS overdue,
         count(*) FILTER (WHERE i.queued_at > $2)::int AS under_a_day,
         count(*) FILTER (WHERE i.queued_at <= $2 AND i.queued_at > $3)::int AS under_three_days,
         count(*) FILTER (WHERE i.queued_at <= $3)::int AS longer, min(i.queued_at) AS oldest
       FROM review_item i LEFT JOIN plugin p ON p.id = i.plugin_id WHERE i.state = 'open' AND p.deleted_at IS NULL GROUP BY i.risk`,
      [this.clock.now(), this.clock.after(-DAY), this.clock.after(-3 * DAY)],
    );
    return SCOPE_RISKS.map((risk) => {
      const row = rows.find((one) => one.risk === risk);
      return row ? { ...row, oldest: row.oldest?.toISOString() ?? null } : nothing(risk);
    });
  }

  private async throughput(): Promise<ThroughputDayView[]> {
    const today = this.clock.now().toISOString().slice(0, 10);
    const rows: ThroughputDayView[] = await this.dataSource.query(
      `SELECT to_char(d.day, 'YYYY-MM-DD') AS day, coalesce(q.queued, 0)::int AS queued, coalesce(e.by_people, 0)::int AS by_people,
         coalesce(e.by_policy, 0)::int AS by_policy
       FROM generate_series($1::date - ($2::int - 1), $1::date, interval '1 day') AS d (day)
       LEFT JOIN (SELECT (queued_at AT TIME ZONE 'UTC')::date AS day, count(*) AS queued FROM review_item
         WHERE queued_at >= $3 GROUP BY 1) q ON q.day = d.day
       LEFT JOIN (SELECT (decided_at AT TIME ZONE 'UTC')::date AS day, count(*) FILTER (WHERE decided_by IS NOT NULL) AS by_people,
           count(*) FILTER (WHERE decided_by IS NULL) AS by_policy FROM review_item
         WHERE state = 'decided' AND decided_at >= $3 GROUP BY 1) e ON e.day = d.day
       ORDER BY d.day`,
      [today, THROUGHPUT_DAYS, this.clock.after(-THROUGHPUT_DAYS * DAY)],
    );
    return rows;
  }

  private async agreement(): Promise<AgreementView> {
    const since = this.clock.after(-AGREEMENT_DAYS * DAY);
    const spoken: { outcomes: Outcome[] }[] = await this.dataSource.query(
      `SELECT jsonb_agg(v.outcome ORDER BY v.given_at) AS outcomes FROM review_verdict v JOIN review_item i ON i.id = v.item_id
       WHERE i.state = 'decided' AND i.decided_at >= $1 AND v.taken_back_at IS NULL GROUP BY v.item_id HAVING count(*) = 2 LIMIT 20000`,
      [since],
    );
    const [appeals]: { appeals: number; overturned: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS appeals, count(*) FILTER (WHERE outcome ->> 'action' = 'approve')::int AS overturned FROM review_item
       WHERE appeal_of IS NOT NULL AND state = 'decided' AND decided_at >= $1 AND outcome ->> 'action' IN ('approve', 'reject')`,
      [since],
    );
    const agreed = spoken.filter(({ outcomes: [first, second] }) => first && second && agree(first, second)).length;
    return {
      days: AGREEMENT_DAYS,
      pairs_of_reviewers: spoken.length,
      agreed,
      appeals: appeals?.appeals ?? 0,
      overturned: appeals?.overturned ?? 0,
    };
  }
}

function nothing(risk: ScopeRisk): WaitingView {
  return { risk, waiting: 0, overdue: 0, under_a_day: 0, under_three_days: 0, longer: 0, oldest: null };
}
