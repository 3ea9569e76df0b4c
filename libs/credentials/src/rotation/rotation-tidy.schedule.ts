import { Injectable } from '@nestjs/common';
import { AuditTrail, SYSTEM } from '@gatehouse/audit';
import { Clock, forgetAnswers, MINUTE, type Schedule } from '@gatehouse/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { RotationMails } from './rotation-mails.js';

interface Over {
  readonly id: string;
  readonly kind: 'plugin' | 'website' | 'user';
  readonly state: string;
  readonly websiteId: string | null;
  readonly name: string | null;
  readonly reason: 'grace_ended' | 'idle' | 'expired' | 'not_claimed';
}

const BATCH = 200;

/** The same as `deadlineOf`, over rows. $1 now. */
const OVER = `
  SELECT id, kind, state, CASE WHEN expires_at <= $1 THEN 'expired' WHEN state = 'unclaimed' THEN 'not_claimed'
    WHEN state = 'active' OR grace_ends_at <= $1 THEN 'grace_ended' ELSE 'idle' END AS reason, website_id AS "websiteId", name
  FROM credential
  WHERE (state = 'retiring' AND grace_ends_at <= $1)
     OR (state = 'unclaimed' AND predecessor_id IS NOT NULL AND claim_until <= $1)
     OR (state IN ('active', 'retiring') AND expires_at <= $1)
     OR (state = 'active' AND next_rotation_at + make_interval(hours => 24 * rotate_grace_days) <= $1)
     OR (state = 'retiring' AND idle_end_days IS NOT NULL
         AND GREATEST(retiring_since, last_used_at) + make_interval(hours => 24 * idle_end_days) <= $1)
  ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;

/** Writes down what is over. That it is refused holds without this: the guard looks at the deadlines itself. */
@Injectable()
export class RotationTidySchedule implements Schedule {
  readonly name = 'credentials.tidy';
  readonly everyMs = MINUTE;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly mails: RotationMails,
  ) {}

  async run(): Promise<void> {
    let done = BATCH;
    while (done === BATCH) done = await this.dataSource.transaction((tx) => this.batch(tx));
  }

  private async batch(tx: EntityManager): Promise<number> {
    const rows: Over[] = await tx.query(OVER, [this.clock.now()]);
    const ids = rows.map(({ id }) => id);
    await forgetAnswers(tx, ids);
    for (const { id, kind, state, reason, websiteId, name } of rows) {
      await tx.query(`UPDATE credential SET state = 'expired', revoke_reason = $2 WHERE id = $1`, [id, reason]);
      const noun = kind === 'plugin' ? 'keypair' : `${kind}_key`;
      const change = { subjectKind: noun, subjectId: id, before: { state }, after: { state: 'expired', reason } };
      if (reason === 'not_claimed' && websiteId !== null) await this.mails.unclaimed(tx, { websiteId, name });
      await this.audit.record(tx, SYSTEM, { action: `${noun}.expire`, ...change });
    }
    return rows.length;
  }
}
