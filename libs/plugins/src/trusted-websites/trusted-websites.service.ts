import { Injectable } from '@nestjs/common';
import { AuditTrail, SYSTEM, type Actor } from '@gatehouse/audit';
import type { Principal } from '@gatehouse/auth';
import { Clock, DAY, pageOf, readCursor, type Page, type PageQuery } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource, LessThanOrEqual, MoreThan, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { TrustedDeveloperView, TrustedWebsiteView } from './trust.dto.js';
import { AccountNameMismatch, TrustedDeveloperNotFound, TrustedWebsiteNotFound, TrustEnded, TrustNotPending } from './trust.errors.js';
import { trustedDeveloperView, trustedWebsiteView, trustRows } from './trust.queries.js';
import { TrustedWebsite, type TrustEndReason } from './trusted-website.entity.js';
import { TrustMails } from './trust-mails.service.js';

const LASTS_MS = 90 * DAY;
const EXPIRED_AT_ONCE = 500;

/** Which websites trust which developers' accounts: development keypairs of an account work on those websites, and on no other. */
@Injectable()
export class TrustedWebsites {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly mails: TrustMails,
  ) {}

  /** Whether development keypairs of the account's plugins work on the website at this moment. */
  async isTrusted(websiteId: string, accountId: string): Promise<boolean> {
    const active = { websiteId, accountId, state: 'active' as const, expiresAt: MoreThan(this.clock.now()) };
    return this.dataSource.manager.existsBy(TrustedWebsite, active);
  }

  async developersOf(websiteId: string, query: PageQuery): Promise<Page<TrustedDeveloperView>> {
    return this.page({ websiteId }, query, trustedDeveloperView);
  }

  async websitesOf(accountId: string, query: PageQuery): Promise<Page<TrustedWebsiteView>> {
    return this.page({ accountId }, query, trustedWebsiteView);
  }

  /** What the developer sees of one trust. @throws {TrustedWebsiteNotFound} */
  async websiteOf(accountId: string, trustId: string): Promise<TrustedWebsiteView> {
    const [row] = await trustRows(this.dataSource.manager, { id: trustId });
    if (row?.account_id !== accountId) throw new TrustedWebsiteNotFound();
    return trustedWebsiteView(row, this.clock.now());
  }

  /**
   * The owner's word that the account is the person they meant; it counts for 90 days from now.
   *
   * @throws {TrustedDeveloperNotFound} {TrustNotPending} {AccountNameMismatch}
   */
  async confirm(actor: Actor, me: Principal, websiteId: string, trustId: string, accountName: string): Promise<TrustedDeveloperView> {
    return this.dataSource.transaction(async (tx) => {
      const trust = await this.lock(tx, { id: trustId, websiteId });
      if (!trust) throw new TrustedDeveloperNotFound();
      if (trust.state !== 'pending') throw new TrustNotPending(trust.state);
      const [row] = await trustRows(tx, { id: trust.id });
      if (!row || asTyped(row.account_name) !== asTyped(accountName)) throw new AccountNameMismatch();
      const expiresAt = this.clock.after(LASTS_MS);
      const change = { state: 'active' as const, confirmedAt: this.clock.now(), confirmedBy: me.accountId, expiresAt };
      await tx.update(TrustedWebsite, { id: trust.id, state: 'pending' }, change);
      await this.audit.record(tx, actor, {
        action: 'trusted_website.confirm',
        subjectKind: 'trusted_website',
        subjectId: trust.id,
        before: { state: 'pending' },
        after: { state: 'active', website_id: websiteId, account_id: trust.accountId, expires_at: expiresAt.toISOString() },
      });
      await this.mails.confirmed(tx, trust.id, me.name, expiresAt);
      return this.developerView(tx, trust.id);
    });
  }

  /** @throws {TrustedDeveloperNotFound} {TrustEnded} */
  async endByWebsite(actor: Actor, websiteId: string, trustId: string): Promise<TrustedDeveloperView> {
    return this.dataSource.transaction(async (tx) => {
      const trust = await this.lock(tx, { id: trustId, websiteId });
      if (!trust) throw new TrustedDeveloperNotFound();
      await this.end(tx, actor, trust, 'ended_by_website');
      return this.developerView(tx, trust.id);
    });
  }

  /** @throws {TrustedWebsiteNotFound} {TrustEnded} */
  async endByDeveloper(actor: Actor, accountId: string, trustId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const trust = await this.lock(tx, { id: trustId, accountId });
      if (!trust) throw new TrustedWebsiteNotFound();
      await this.end(tx, actor, trust, 'ended_by_developer');
    });
  }

  /** Ends every trust in an account: when it is suspended, and when a plugin of its changes hands. */
  async endAllOf(tx: EntityManager, actor: Actor, accountId: string, reason: 'account_suspended' | 'plugin_transferred'): Promise<void> {
    const trusts = await tx.find(TrustedWebsite, { where: { accountId, state: Not('ended') }, lock: { mode: 'pessimistic_write' } });
    for (const trust of trusts) await this.end(tx, actor, trust, reason);
  }

  /** Marks what has expired, for lists and counts; the expiry itself counts wherever a trust is used. */
  async markExpired(): Promise<void> {
    for (let marked = EXPIRED_AT_ONCE; marked === EXPIRED_AT_ONCE;)
      marked = await this.dataSource.transaction(async (tx) => {
        const trusts = await tx.find(TrustedWebsite, {
          where: { state: 'active', expiresAt: LessThanOrEqual(this.clock.now()) },
          take: EXPIRED_AT_ONCE,
          lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
        });
        for (const trust of trusts) await this.end(tx, SYSTEM, trust, 'expired');
        return trusts.length;
      });
  }

  private async end(tx: EntityManager, actor: Actor, trust: TrustedWebsite, reason: TrustEndReason): Promise<void> {
    const endedAt = reason === 'expired' && trust.expiresAt ? trust.expiresAt : this.clock.now();
    const ended = await tx.update(TrustedWebsite, { id: trust.id, state: Not('ended') }, { state: 'ended', endedAt, endReason: reason });
    if (ended.affected !== 1) throw new TrustEnded();
    await this.audit.record(tx, actor, {
      action: 'trusted_website.end',
      subjectKind: 'trusted_website',
      subjectId: trust.id,
      before: { state: trust.state },
      after: { state: 'ended', website_id: trust.websiteId, account_id: trust.accountId, reason },
    });
  }

  private async lock(tx: EntityManager, where: FindOptionsWhere<TrustedWebsite> & { id: string }): Promise<TrustedWebsite | null> {
    return isUUID(where.id) ? tx.findOne(TrustedWebsite, { where, lock: { mode: 'pessimistic_write' } }) : null;
  }

  private async developerView(tx: EntityManager, trustId: string): Promise<TrustedDeveloperView> {
    const [row] = await trustRows(tx, { id: trustId });
    if (!row) throw new TrustedDeveloperNotFound();
    return trustedDeveloperView(row, this.clock.now());
  }

  private async page<View>(
    of: { websiteId: string } | { accountId: string },
    query: PageQuery,
    view: (row: Awaited<ReturnType<typeof trustRows>>[number], now: Date) => View,
  ): Promise<Page<View>> {
    const now = this.clock.now();
    const rows = await trustRows(this.dataSource.manager, of, readCursor(query.cursor), query.limit + 1);
    return pageOf(
      rows,
      query.limit,
      (row) => ({ at: row.redeemed_at, id: row.id }),
      (row) => view(row, now),
    );
  }
}

/** Spaces and compositions that look the same are the same; letters and their case are not. */
function asTyped(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}
