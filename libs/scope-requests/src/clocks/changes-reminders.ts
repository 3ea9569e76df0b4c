import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '@gatehouse/platform';
import { Notices } from '@gatehouse/review';
import { DataSource, type EntityManager } from 'typeorm';
import { RequestMails } from '../mails/request-mails.js';
import { RequestTransitions } from '../requests/request-transitions.js';
import { CHANGES_REMINDERS_DAYS, CHANGES_WINDOW_MS, changesReminder, stateAt } from './changes-window.js';

/** Reminds developers of changes that were asked for. */
@Injectable()
export class ChangesReminders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly transitions: RequestTransitions,
    private readonly notices: Notices,
    private readonly mails: RequestMails,
  ) {}

  async run(): Promise<void> {
    for (const id of await this.due()) await this.dataSource.transaction((transaction) => this.remind(transaction, id));
  }

  private async due(): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT r.id FROM scope_request r JOIN plugin p ON p.id = r.plugin_id
       WHERE r.state = 'changes_requested' AND r.decided_at <= $1 AND r.decided_at > $2 AND p.deleted_at IS NULL
       ORDER BY r.decided_at LIMIT 1000`,
      [this.clock.after(Math.max(...CHANGES_REMINDERS_DAYS) * DAY - CHANGES_WINDOW_MS), this.clock.after(-CHANGES_WINDOW_MS)],
    );
    return rows.map(({ id }) => id);
  }

  private async remind(transaction: EntityManager, id: string): Promise<void> {
    const request = await this.transitions.lock(transaction, id);
    // Resubmitted or withdrawn since it was listed, or lapsed: then its end is told, not its nearness.
    if (request.decidedAt === null || stateAt(request, this.clock.now()) !== 'changes_requested') return;
    const due = changesReminder(request.decidedAt, this.clock.now());
    if (due === null) return;
    await this.notices.overtake(transaction, id, request.revision, due.overtaken);
    if (await this.notices.once(transaction, id, request.revision, due.code)) await this.mails.changesDue(transaction, request, due.days);
  }
}
