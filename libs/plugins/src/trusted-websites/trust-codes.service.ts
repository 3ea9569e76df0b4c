import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import type { Principal } from '@gatehouse/auth';
import { AttemptLimiter, Clock, HOUR, MINUTE, newestFirst, type AttemptLimit, type Page, type PageQuery } from '@gatehouse/platform';
import { DataSource, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { TrustCode } from './trust-code.entity.js';
import { hashTrustCode, newTrustCode } from './trust-code.js';
import type { MadeTrustCode, TrustCodeView } from './trust.dto.js';
import { AlreadyTrusted, TooManyRedemptions, TrustCodeNotFound } from './trust.errors.js';
import { TrustMails } from './trust-mails.service.js';

const LIFETIME_MS = 15 * MINUTE;
const REDEMPTIONS: AttemptLimit = { name: 'trust-code-redeem', limit: 10, windowMs: HOUR };
const WARNING =
  'This code is shown only now and works once, within 15 minutes. Give it to the developer yourself; you confirm their account before it has any effect.';

/** One-time codes by which a developer asks for the trust of a website. */
@Injectable()
export class TrustCodes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly attempts: AttemptLimiter,
    private readonly mails: TrustMails,
  ) {}

  /** Makes a code for one developer, named by the e-mail of their marketplace account (which need not exist yet). */
  async make(actor: Actor, accountId: string, websiteId: string, developerEmail: string): Promise<MadeTrustCode> {
    const code = newTrustCode();
    const row = {
      id: randomUUID(),
      websiteId,
      developerEmail,
      codeHash: hashOf(code),
      createdBy: accountId,
      createdAt: this.clock.now(),
      expiresAt: this.clock.after(LIFETIME_MS),
      redeemedAt: null,
      redeemedBy: null,
    };
    await this.dataSource.transaction(async (tx) => {
      await tx.insert(TrustCode, row);
      await this.audit.record(tx, actor, {
        action: 'trust_code.make',
        subjectKind: 'website',
        subjectId: websiteId,
        after: { trust_code: row.id, developer_email: developerEmail, expires_at: row.expiresAt.toISOString() },
      });
    });
    return { id: row.id, code, developer_email: developerEmail, expires_at: row.expiresAt.toISOString(), warning: WARNING };
  }

  /** Codes that were made for a website, without the codes, the newest first. */
  async listOf(websiteId: string, query: PageQuery): Promise<Page<TrustCodeView>> {
    const made = this.dataSource.manager.createQueryBuilder(TrustCode, 'code').where('code.websiteId = :websiteId', { websiteId });
    return newestFirst(made, query, trustCodeView);
  }

  /**
   * Uses a code up: the website's trust is then pending until its owner confirms. Of several redemptions at once one succeeds.
   *
   * @returns the id of the pending trust
   * @throws {TooManyRedemptions} {TrustCodeNotFound} {AlreadyTrusted}
   */
  async redeem(actor: Actor, me: Principal, typed: string): Promise<string> {
    // Outside the transaction: a try counts also when it fails.
    const tries = await this.attempts.take(REDEMPTIONS, me.accountId);
    if (!tries.allowed) throw new TooManyRedemptions(REDEMPTIONS.limit, tries.retryAfterSeconds);
    const codeHash = hashTrustCode(typed);
    if (!codeHash) throw new TrustCodeNotFound();
    return this.dataSource.transaction(async (tx) => {
      await this.lockAccount(tx, me.accountId);
      const now = this.clock.now();
      const live = { codeHash, developerEmail: me.email.toLowerCase(), redeemedAt: IsNull(), expiresAt: MoreThan(now) };
      const used = await tx.update(TrustCode, live, { redeemedAt: now, redeemedBy: me.accountId });
      if (used.affected !== 1) throw new TrustCodeNotFound();
      const { websiteId } = await tx.findOneByOrFail(TrustCode, { codeHash });
      const trustId = await this.insertPending(tx, websiteId, me.accountId, now);
      await this.audit.record(tx, actor, {
        action: 'trusted_website.redeem',
        subjectKind: 'trusted_website',
        subjectId: trustId,
        after: { website_id: websiteId, account_id: me.accountId, state: 'pending' },
      });
      await this.mails.redeemed(tx, trustId);
      return trustId;
    });
  }

  /** A suspension waits for this transaction, or this one sees it: no trust slips in between. */
  private async lockAccount(tx: EntityManager, accountId: string): Promise<void> {
    const rows = await tx.query<unknown[]>('SELECT 1 FROM account WHERE id = $1 AND suspended_at IS NULL FOR SHARE', [accountId]);
    if (rows.length === 0) throw new TrustCodeNotFound();
  }

  private async insertPending(tx: EntityManager, websiteId: string, accountId: string, now: Date): Promise<string> {
    // One that expired but was not marked yet makes room.
    await tx.query(
      `UPDATE trusted_website SET state = 'ended', ended_at = expires_at, end_reason = 'expired'
       WHERE website_id = $1 AND account_id = $2 AND state = 'active' AND expires_at <= $3`,
      [websiteId, accountId, now],
    );
    const inserted = await tx.query<{ id: string }[]>(
      `INSERT INTO trusted_website (id, website_id, account_id, state, redeemed_at) VALUES ($1, $2, $3, 'pending', $4)
       ON CONFLICT (website_id, account_id) WHERE state <> 'ended' DO NOTHING RETURNING id`,
      [randomUUID(), websiteId, accountId, now],
    );
    const trust = inserted[0];
    if (!trust) throw new AlreadyTrusted();
    return trust.id;
  }
}

function hashOf(code: string): Buffer {
  const hash = hashTrustCode(code);
  if (!hash) throw new Error('a trust code that was just made does not look like one');
  return hash;
}

function trustCodeView(code: TrustCode): TrustCodeView {
  return {
    id: code.id,
    developer_email: code.developerEmail,
    created_at: code.createdAt.toISOString(),
    expires_at: code.expiresAt.toISOString(),
    redeemed_at: code.redeemedAt?.toISOString() ?? null,
  };
}
