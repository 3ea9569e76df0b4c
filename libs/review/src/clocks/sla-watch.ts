import { Injectable } from '@nestjs/common';
import { AuditTrail, SYSTEM } from '@gatehouse/audit';
import { Clock, Environment, Mailer } from '@gatehouse/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ReviewItem } from '../items/review-item.entity.js';
import { Notices } from './notices.js';
import { momentsPassed, SLA_MOMENTS, type SlaMoment } from './sla-clock.js';
import { administratorsOf, reviewersOf, staffExcept } from './staff.js';

/** So much an item that is over its SLA rises above the others. */
export const ESCALATION_PRIORITY = 10;

const BATCH = 500;

/** Reminds of items that wait long, and escalates those that wait too long. */
@Injectable()
export class SlaWatch {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly notices: Notices,
    private readonly audit: AuditTrail,
    private readonly mailer: Mailer,
    private readonly environment: Environment,
  ) {}

  /**
   * Acts upon the last moment of each item that has come and was not acted upon, however long ago. Earlier ones that nobody noticed are
   * noted as overtaken, so that after an outage people get one mail about an item and not three.
   */
  async run(): Promise<void> {
    for (let due = await this.due(); due.length > 0; due = due.length < BATCH ? [] : await this.due())
      for (const id of due) await this.dataSource.transaction((transaction) => this.act(transaction, id));
  }

  private async due(): Promise<string[]> {
    const moments = SLA_MOMENTS.map(({ code, share }) => `('${code}', ${share}::double precision)`).join(', ');
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT i.id FROM review_item i LEFT JOIN plugin p ON p.id = i.plugin_id
       WHERE i.state = 'open' AND p.deleted_at IS NULL AND EXISTS (
         SELECT 1 FROM (VALUES ${moments}) AS m (code, share)
         WHERE i.queued_at + (i.sla_deadline - i.queued_at) * m.share <= $1 AND NOT EXISTS (
           SELECT 1 FROM review_notice n WHERE n.subject_id = i.subject_id AND n.revision = i.revision AND n.code = 'sla_' || m.code))
       ORDER BY i.sla_deadline, i.id LIMIT ${BATCH}`,
      [this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  private async act(transaction: EntityManager, id: string): Promise<void> {
    const item = await transaction.findOne(ReviewItem, { where: { id, state: 'open' }, lock: { mode: 'pessimistic_write' } });
    const passed = item ? momentsPassed(item, this.clock.now()) : [];
    const code = passed.at(-1);
    if (!item || code === undefined) return;
    await this.notices.overtake(
      transaction,
      item.subjectId,
      item.revision,
      passed.slice(0, -1).map((earlier) => `sla_${earlier}`),
    );
    // Decided or withdrawn since it was listed, or acted upon by another worker.
    if (!(await this.notices.once(transaction, item.subjectId, item.revision, `sla_${code}`))) return;
    const staff = await staffExcept(transaction, item.accountId);
    if (code === 'over') await this.escalate(transaction, item);
    const [to, subject, sentence] = message(code, item);
    for (const { accountId, name, email } of to === 'reviewers' ? reviewersOf(staff) : administratorsOf(staff))
      await this.mailer.send(
        transaction,
        {
          to: email,
          subject,
          text: [`Hello ${name},`, '', sentence, `See it at ${this.environment.values.PUBLIC_URL}/review/items/${item.id}`, ''].join('\n'),
        },
        `review:${item.subjectId}:${item.revision}:sla_${code}:${accountId}`,
      );
  }

  private async escalate(transaction: EntityManager, item: ReviewItem): Promise<void> {
    const priority = item.priority + ESCALATION_PRIORITY;
    await transaction.update(ReviewItem, { id: item.id }, { priority });
    await this.audit.record(transaction, SYSTEM, {
      action: 'review_item.escalate',
      subjectKind: 'review_item',
      subjectId: item.id,
      before: { priority: item.priority },
      after: { priority, sla_deadline: item.slaDeadline.toISOString() },
    });
  }
}

function message(code: SlaMoment, { title, slaDeadline, risk }: ReviewItem): ['reviewers' | 'administrators', string, string] {
  const until = slaDeadline.toISOString();
  switch (code) {
    case 'half':
      return [
        'reviewers',
        `Waiting for review: ${title}`,
        `Half of the time for this review (${risk} risk) is over; it is due at ${until}.`,
      ];
    case 'soon':
      return [
        'reviewers',
        `Soon due for review: ${title}`,
        `80 % of the time for this review (${risk} risk) is over; it is due at ${until}.`,
      ];
    case 'over':
      return [
        'administrators',
        `Overdue for review: ${title}`,
        `This review (${risk} risk) was due at ${until} and nobody has decided it. Its priority was raised.`,
      ];
  }
}
