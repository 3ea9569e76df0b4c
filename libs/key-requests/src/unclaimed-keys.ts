import { Injectable } from '@nestjs/common';
import { PreparedKeys } from '@gatehouse/credentials';
import { Clock, DAY, MINUTE, type Schedule } from '@gatehouse/platform';
import { Notices } from '@gatehouse/review';
import { DataSource, type EntityManager } from 'typeorm';
import { KeyRequestMails } from './key-request-mails.js';
import { KeyRequest } from './key-request.entity.js';

/** So many days after the approval the website is reminded to claim. */
const REMIND_AFTER_DAYS = 3;

/** Approved keys that nobody claims: reminded of after 3 days, void after 30. That a lapsed one cannot be claimed holds without this. */
@Injectable()
export class UnclaimedKeysSchedule implements Schedule {
  readonly name = 'key-requests.unclaimed';
  readonly everyMs = MINUTE;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly keys: PreparedKeys,
    private readonly notices: Notices,
    private readonly mails: KeyRequestMails,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    for (const { id, keyId } of await this.waiting('c.claim_until <= $1', now))
      await this.dataSource.transaction(async (transaction) => {
        const request = await this.lock(transaction, id);
        if (request && (await this.keys.lapse(transaction, keyId))) await this.mails.claim(transaction, request, 'lapsed');
      });
    for (const { id } of await this.waiting('r.decided_at <= $1', this.clock.after(-REMIND_AFTER_DAYS * DAY)))
      await this.dataSource.transaction(async (transaction) => {
        const request = await this.lock(transaction, id);
        if (request && (await this.notices.once(transaction, id, request.revision, 'claim_waits')))
          await this.mails.claim(transaction, request, 'waits');
      });
  }

  private async waiting(condition: string, moment: Date): Promise<{ id: string; keyId: string }[]> {
    const rows: { id: string; keyId: string }[] = await this.dataSource.query(
      `SELECT r.id, c.id AS "keyId" FROM credential c JOIN contact_centre_key_request r ON r.key_id = c.id
       WHERE c.state = 'unclaimed' AND ${condition}
         AND (c.claim_until <= $1 OR NOT EXISTS (SELECT 1 FROM review_notice n WHERE n.subject_id = r.id AND n.code = 'claim_waits'))
       ORDER BY c.claim_until LIMIT 1000`,
      [moment],
    );
    return rows;
  }

  /** The request, held, while its key still waits. */
  private async lock(transaction: EntityManager, id: string): Promise<KeyRequest | null> {
    const request = await transaction.findOne(KeyRequest, { where: { id }, lock: { mode: 'pessimistic_write' } });
    const rows: unknown[] = await transaction.query(`SELECT 1 FROM credential WHERE id = $1 AND state = 'unclaimed'`, [
      request?.keyId ?? null,
    ]);
    return rows.length > 0 ? request : null;
  }
}
