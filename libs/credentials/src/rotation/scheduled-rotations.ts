import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '@gatehouse/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { Credential } from '../credential.entity.js';
import { Rotation } from './rotation.js';
import { RotationMails } from './rotation-mails.js';

/** So many days before an unclaimed successor lapses its website is told. */
export const CLAIM_NOTICE_DAYS = [14, 7, 1] as const;
const BATCH = 500;

interface Waiting {
  readonly id: string;
  readonly websiteId: string;
  readonly name: string | null;
  readonly claimUntil: Date;
}

/** The clocks of rotation. Each finds what is due, however long ago it became so, and acts upon it once. */
@Injectable()
export class ScheduledRotations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly rotation: Rotation,
    private readonly mails: RotationMails,
  ) {}

  /** Lets keys retire whose hour has come. One whose last rotation is still under way waits for its end. */
  async begin(): Promise<void> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT c.id FROM credential c WHERE c.state = 'active' AND c.next_rotation_at <= $1 AND (c.expires_at IS NULL OR c.expires_at > $1)
         AND NOT EXISTS (SELECT 1 FROM credential old WHERE old.id = c.predecessor_id AND old.state = 'retiring' AND old.grace_ends_at > $1)
       ORDER BY c.next_rotation_at, c.id LIMIT ${BATCH}`,
      [this.clock.now()],
    );
    for (const { id } of rows)
      await this.dataSource.transaction(async (tx) => {
        const key = await tx.findOne(Credential, { where: { id, state: 'active' }, lock: { mode: 'pessimistic_write' } });
        if (key) await this.rotation.begin(tx, key);
      });
  }

  /** Tells of successors that nobody has claimed: when few days are left, and on each day on which the old key is used. */
  async remind(): Promise<void> {
    for (const id of await this.toRemind()) await this.dataSource.transaction((tx) => this.remindOf(tx, id));
    const used: { id: string; code: string }[] = await this.dataSource.query(
      `SELECT credential_id AS id, code FROM rotation_notice WHERE told_at IS NULL ORDER BY at, credential_id LIMIT ${BATCH}`,
    );
    for (const { id, code } of used) await this.dataSource.transaction((tx) => this.tellOfUse(tx, id, code));
  }

  private async toRemind(): Promise<string[]> {
    const moments = CLAIM_NOTICE_DAYS.map((days) => `(${days})`).join(', ');
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT DISTINCT c.id FROM credential c CROSS JOIN (VALUES ${moments}) AS m (days)
       WHERE c.state = 'unclaimed' AND c.predecessor_id IS NOT NULL AND c.claim_until > $1
         AND c.claim_until <= $1::timestamptz + make_interval(hours => 24 * m.days)
         AND NOT EXISTS (SELECT 1 FROM rotation_notice n WHERE n.credential_id = c.id AND n.code = 'claim_' || m.days)
       ORDER BY c.id LIMIT ${BATCH}`,
      [this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  /** Of several moments that have come at once, after a worker was away or with a short grace, one mail tells. */
  private async remindOf(tx: EntityManager, id: string): Promise<void> {
    const waiting = await this.lockWaiting(tx, id);
    if (!waiting) return;
    const now = this.clock.now();
    const come = CLAIM_NOTICE_DAYS.filter((days) => waiting.claimUntil.getTime() - days * DAY <= now.getTime()).map(
      (days) => `claim_${days}`,
    );
    const news: unknown[] = await tx.query(
      `INSERT INTO rotation_notice (credential_id, code, at, told_at) SELECT $1, code, $3, $3 FROM unnest($2::text[]) AS code
       ON CONFLICT (credential_id, code) DO NOTHING RETURNING code`,
      [id, come, now],
    );
    if (news.length > 0) await this.mails.claimWaits(tx, waiting, waiting.claimUntil);
  }

  private async tellOfUse(tx: EntityManager, id: string, code: string): Promise<void> {
    const [told]: [unknown[], number] = await tx.query(
      'UPDATE rotation_notice SET told_at = $3 WHERE credential_id = $1 AND code = $2 AND told_at IS NULL RETURNING code',
      [id, code, this.clock.now()],
    );
    const waiting = told.length > 0 ? await this.lockWaiting(tx, id) : null;
    // Claimed meanwhile: then there is nothing to do for anybody.
    if (waiting) await this.mails.stillUsed(tx, waiting, waiting.claimUntil, code.slice('used_'.length));
  }

  private async lockWaiting(tx: EntityManager, id: string): Promise<Waiting | null> {
    const key = await tx.findOne(Credential, { where: { id, state: 'unclaimed' }, lock: { mode: 'pessimistic_write' } });
    if (key?.websiteId == null || key.claimUntil === null || key.claimUntil <= this.clock.now()) return null;
    return { id, websiteId: key.websiteId, name: key.name, claimUntil: key.claimUntil };
  }
}
