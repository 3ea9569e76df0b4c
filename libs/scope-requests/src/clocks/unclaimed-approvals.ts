import { Injectable } from '@nestjs/common';
import { SYSTEM } from '@gatehouse/audit';
import { CLAIM_WINDOW_MS, Keypairs } from '@gatehouse/credentials';
import { Clock, DAY } from '@gatehouse/platform';
import { Notices } from '@gatehouse/review';
import { DataSource, type EntityManager } from 'typeorm';
import { Narrowing } from '../grants/narrowing.js';
import { RequestMails } from '../mails/request-mails.js';

/** So many days after the first approval its developer is reminded to claim. */
export const CLAIM_REMINDER_DAYS = 3;

interface Unclaimed {
  readonly id: string;
  readonly pluginId: string;
  readonly createdAt: Date;
}

/**
 * First approvals whose production keypair nobody claims: reminded of after 3 days, void after 30. Only a first approval has something
 * to claim; the widening of a claimed one never lapses. That a lapsed one cannot be claimed holds without this (`Keypairs.claim`).
 */
@Injectable()
export class UnclaimedApprovals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly keypairs: Keypairs,
    private readonly narrowing: Narrowing,
    private readonly notices: Notices,
    private readonly mails: RequestMails,
  ) {}

  async remind(): Promise<void> {
    for (const one of await this.olderThan(CLAIM_REMINDER_DAYS * DAY, null))
      if (one.createdAt > this.clock.after(-CLAIM_WINDOW_MS))
        await this.dataSource.transaction(async (transaction) => {
          if (!(await this.isWaiting(transaction, one.id))) return;
          if (await this.notices.once(transaction, one.id, 1, 'claim_waits')) await this.mails.claimWaits(transaction, one);
        });
  }

  /** Voids lapsed approvals, of one plugin or of all: its pairs can be asked for again. */
  async lapse(pluginId: string | null = null): Promise<void> {
    for (const one of await this.olderThan(CLAIM_WINDOW_MS, pluginId))
      await this.dataSource.transaction(async (transaction) => {
        // Before the credential: an approval of the same plugin holds this row too, so the two follow each other.
        await transaction.query('SELECT 1 FROM plugin WHERE id = $1 FOR UPDATE', [one.pluginId]);
        if (!(await this.keypairs.lapseUnclaimed(transaction, one.pluginId, SYSTEM))) return;
        await this.narrowing.empty(transaction, SYSTEM, one.pluginId);
        await this.mails.claimLapsed(transaction, one);
      });
  }

  private async olderThan(age: number, pluginId: string | null): Promise<Unclaimed[]> {
    const rows: Unclaimed[] = await this.dataSource.query(
      `SELECT c.id, c.plugin_id AS "pluginId", c.created_at AS "createdAt" FROM credential c JOIN plugin p ON p.id = c.plugin_id
       WHERE c.state = 'unclaimed' AND c.environment = 'production' AND c.created_at <= $1 AND ($2::uuid IS NULL OR c.plugin_id = $2)
         AND p.deleted_at IS NULL ORDER BY c.created_at LIMIT 1000`,
      [this.clock.after(-age), pluginId],
    );
    return rows;
  }

  private async isWaiting(transaction: EntityManager, credentialId: string): Promise<boolean> {
    const rows: unknown[] = await transaction.query(`SELECT 1 FROM credential WHERE id = $1 AND state = 'unclaimed' FOR UPDATE`, [
      credentialId,
    ]);
    return rows.length > 0;
  }
}
