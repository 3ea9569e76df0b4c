import { Injectable } from '@nestjs/common';
import { SYSTEM } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { Effects } from '@gatehouse/review';
import { DataSource } from 'typeorm';
import { UnclaimedApprovals } from '../clocks/unclaimed-approvals.js';
import { RequestMails } from '../mails/request-mails.js';
import { RequestTransitions } from './request-transitions.js';
import { CHANGES_WINDOW_MS, stateAt } from '../clocks/changes-window.js';
import { isOpen } from './scope-request.state.js';

/**
 * Ends requests that nobody will finish. Deadlines count where they are used (`stateAt`); this writes down what has lapsed, before
 * each change a developer makes and, by a schedule, for those who never come back.
 */
@Injectable()
export class RequestExpiry {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly transitions: RequestTransitions,
    private readonly mails: RequestMails,
    private readonly approvals: UnclaimedApprovals,
    private readonly effects: Effects,
  ) {}

  /** Expires lapsed requests for changes, and voids lapsed approvals, of one plugin or of all; what is no longer held counts first. */
  async expireLapsed(pluginId: string | null = null): Promise<void> {
    if (pluginId !== null) await this.effects.catchUp({ pluginId });
    // What an unclaimed approval held could not be asked for again otherwise.
    await this.approvals.lapse(pluginId);
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM scope_request WHERE state = 'changes_requested' AND decided_at <= $1 AND ($2::uuid IS NULL OR plugin_id = $2)
       ORDER BY decided_at LIMIT 1000`,
      [this.clock.after(-CHANGES_WINDOW_MS), pluginId],
    );
    for (const { id } of rows)
      await this.dataSource.transaction(async (transaction) => {
        const request = await this.transitions.lock(transaction, id);
        // Resubmitted or withdrawn since it was listed, or expired by another process.
        if (request.state !== 'changes_requested' || stateAt(request, this.clock.now()) !== 'expired') return;
        const expired = await this.transitions.apply(transaction, SYSTEM, request, 'expire');
        await this.mails.expired(transaction, expired);
      });
  }

  /** Withdraws what a deleted plugin left open, so that nobody reviews it. */
  async withdrawAbandoned(): Promise<void> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT r.id FROM scope_request r JOIN plugin p ON p.id = r.plugin_id
       WHERE r.state IN ('draft', 'submitted', 'queued', 'changes_requested') AND p.deleted_at IS NOT NULL LIMIT 1000`,
    );
    for (const { id } of rows)
      await this.dataSource.transaction(async (transaction) => {
        const request = await this.transitions.lock(transaction, id);
        if (isOpen(stateAt(request, this.clock.now())))
          await this.transitions.apply(transaction, SYSTEM, request, 'withdraw', {}, { reason: 'The plugin was deleted.' });
      });
  }
}
