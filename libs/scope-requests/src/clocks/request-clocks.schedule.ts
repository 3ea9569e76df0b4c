import { Injectable } from '@nestjs/common';
import { MINUTE, type Schedule } from '@gatehouse/platform';
import { QuotaDeadlines } from '../quota-requests/quota-deadlines.js';
import { ChangesReminders } from './changes-reminders.js';
import { UnclaimedApprovals } from './unclaimed-approvals.js';

/** The clocks of developers. What lapses counts where it is used; this tells people, and writes it down. */
@Injectable()
export class RequestClocksSchedule implements Schedule {
  readonly name = 'scope-requests.clocks';
  readonly everyMs = MINUTE;

  constructor(
    private readonly changes: ChangesReminders,
    private readonly approvals: UnclaimedApprovals,
    private readonly quotas: QuotaDeadlines,
  ) {}

  async run(): Promise<void> {
    await this.changes.run();
    await this.approvals.lapse();
    await this.approvals.remind();
    await this.quotas.expire();
    await this.quotas.remind();
  }
}
