import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '@gatehouse/platform';
import { Notices } from '@gatehouse/review';
import { DataSource, type EntityManager } from 'typeorm';
import { RequestMails } from '../mails/request-mails.js';
import { RequestTransitions } from '../requests/request-transitions.js';
import { CHANGES_WINDOW_MS, stateAt } from '../requests/scope-request.state.js';

/** So many days before a request for changes lapses its developer is reminded. */
export const CHANGES_REMINDERS_DAYS = [7, 1] as const;

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
    for (const days of CHANGES_REMINDERS_DAYS)
      for (const id of await this.due(days)) await this.dataSource.transaction((transaction) => this.remind(transaction, id, days));
  }

  private async due(days: number): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT r.id FROM scope_request r JOIN plugin p ON p.id = r.plugin_id
       WHERE r.state = 'changes_requested' AND r.decided_at <= $1 AND r.decided_at > $2 AND p.deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM review_notice n WHERE n.subject_id = r.id AND n.revision = r.revision AND n.code = $3)
       ORDER BY r.decided_at LIMIT 1000`,
      [this.clock.after(days * DAY - CHANGES_WINDOW_MS), this.clock.after(-CHANGES_WINDOW_MS), codeOf(days)],
    );
    return rows.map(({ id }) => id);
  }

  private async remind(transaction: EntityManager, id: string, days: number): Promise<void> {
    const request = await this.transitions.lock(transaction, id);
    // Resubmitted or withdrawn since it was listed, or lapsed: then its end is told, not its nearness.
    if (stateAt(request, this.clock.now()) !== 'changes_requested') return;
    if (await this.notices.once(transaction, id, request.revision, codeOf(days))) await this.mails.changesDue(transaction, request, days);
  }
}

function codeOf(days: number): string {
  return `changes_${days}_days_left`;
}
