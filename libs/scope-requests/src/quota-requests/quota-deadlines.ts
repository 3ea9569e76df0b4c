import { Injectable } from '@nestjs/common';
import { SYSTEM } from '@gatehouse/audit';
import { Clock, DAY } from '@gatehouse/platform';
import { Notices } from '@gatehouse/review';
import { DataSource, type EntityManager } from 'typeorm';
import { CHANGES_REMINDERS_DAYS, CHANGES_WINDOW_MS, changesReminder, stateAt } from '../clocks/changes-window.js';
import { QuotaMails } from './quota-mails.js';
import { QuotaTransitions } from './quota-transitions.js';

/**
 * The clock of quota requests whose reviewer asked for changes, the same as that of scope requests. That a lapsed one is over counts where
 * it is used (`stateAt`); this writes it down and tells people.
 */
@Injectable()
export class QuotaDeadlines {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly transitions: QuotaTransitions,
    private readonly notices: Notices,
    private readonly mails: QuotaMails,
  ) {}

  /** Expires what has lapsed, of one plugin or of all. */
  async expire(pluginId: string | null = null): Promise<void> {
    for (const id of await this.askedBefore(this.clock.after(-CHANGES_WINDOW_MS), pluginId))
      await this.dataSource.transaction(async (transaction) => {
        const request = await this.transitions.lock(transaction, id);
        // Submitted again or withdrawn since it was listed, or expired by another process.
        if (request.state !== 'changes_requested' || stateAt(request, this.clock.now()) !== 'expired') return;
        await this.mails.expired(transaction, await this.transitions.apply(transaction, SYSTEM, request, 'expire'));
      });
  }

  async remind(): Promise<void> {
    const first = Math.max(...CHANGES_REMINDERS_DAYS);
    for (const id of await this.askedBefore(this.clock.after(first * DAY - CHANGES_WINDOW_MS), null))
      await this.dataSource.transaction((transaction) => this.remindOf(transaction, id));
  }

  private async remindOf(transaction: EntityManager, id: string): Promise<void> {
    const request = await this.transitions.lock(transaction, id);
    if (request.decidedAt === null || stateAt(request, this.clock.now()) !== 'changes_requested') return;
    const due = changesReminder(request.decidedAt, this.clock.now());
    if (due === null) return;
    await this.notices.overtake(transaction, id, request.revision, due.overtaken);
    if (await this.notices.once(transaction, id, request.revision, due.code)) await this.mails.changesDue(transaction, request, due.days);
  }

  private async askedBefore(moment: Date, pluginId: string | null): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT r.id FROM quota_request r JOIN plugin p ON p.id = r.plugin_id
       WHERE r.state = 'changes_requested' AND r.decided_at <= $1 AND ($2::uuid IS NULL OR r.plugin_id = $2) AND p.deleted_at IS NULL
       ORDER BY r.decided_at LIMIT 1000`,
      [moment, pluginId],
    );
    return rows.map(({ id }) => id);
  }
}
