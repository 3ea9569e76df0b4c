import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AccountRole, Realm } from '@gatehouse/auth';
import { Clock, DAY, Environment, MINUTE, randomToken, sha256 } from '@gatehouse/platform';
import { IsNull, type EntityManager } from 'typeorm';
import { LinkInvalidOrExpired, LinkUsed } from '../accounts.errors.js';
import { AccountLink, type LinkPurpose } from './account-link.entity.js';

export const LINK_LASTS_MS: Readonly<Record<LinkPurpose, number>> = { confirm: DAY, reset: 30 * MINUTE, invite: 7 * DAY };

const PAGES: Readonly<Record<LinkPurpose, string>> = { confirm: '/confirm', reset: '/reset-password', invite: '/invitation' };

export interface NewLink {
  readonly purpose: LinkPurpose;
  readonly realm: Realm;
  readonly email: string;
  readonly accountId?: string;
  readonly role?: AccountRole;
  readonly websiteId?: string;
  readonly websiteRole?: string;
  readonly invitedBy?: string;
}

/** Single-use links: issued into a mail, looked at and used by the page that the mail leads to. */
@Injectable()
export class AccountLinks {
  constructor(
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /**
   * Makes a link and voids older ones of the same purpose (for an invitation: to the same place).
   *
   * @returns its row's id and its address. The token stands in the fragment, which browsers do not send: it gets into no server's
   *   log. The caller puts the address into a sealed mail and nowhere else.
   */
  async issue(transaction: EntityManager, link: NewLink): Promise<{ id: string; url: string }> {
    const { purpose, realm, email } = link;
    // Two issues at once would each void only what they see, and leave two links alive.
    await transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`account-link ${purpose} ${realm} ${email}`]);
    await transaction.delete(AccountLink, { purpose, realm, email, websiteId: link.websiteId ?? IsNull(), usedAt: IsNull() });
    const token = randomToken();
    const id = randomUUID();
    await transaction.insert(AccountLink, {
      id,
      purpose,
      realm,
      email,
      accountId: link.accountId ?? null,
      tokenHash: sha256(token),
      role: link.role ?? null,
      websiteId: link.websiteId ?? null,
      websiteRole: link.websiteRole ?? null,
      invitedBy: link.invitedBy ?? null,
      createdAt: this.clock.now(),
      expiresAt: this.clock.after(LINK_LASTS_MS[purpose]),
      usedAt: null,
    });
    const fragment = new URLSearchParams({ realm, token }).toString();
    return { id, url: `${this.environment.values.PUBLIC_URL}${PAGES[purpose]}#${fragment}` };
  }

  /** Voids the open invitations of somebody who may invite no longer; with `marketplaceOnly` those to websites stay. */
  async voidInvitationsBy(transaction: EntityManager, accountId: string, marketplaceOnly: boolean): Promise<void> {
    await transaction.delete(AccountLink, {
      purpose: 'invite',
      invitedBy: accountId,
      usedAt: IsNull(),
      ...(marketplaceOnly ? { websiteId: IsNull() } : {}),
    });
  }

  /**
   * Looks at a link without using it.
   *
   * @throws {LinkUsed} when it was good once; {LinkInvalidOrExpired} in every other case.
   */
  async get(manager: EntityManager, purpose: LinkPurpose, realm: Realm, token: string): Promise<AccountLink> {
    const link = await manager.findOneBy(AccountLink, { tokenHash: sha256(token), purpose, realm });
    if (link?.usedAt) throw new LinkUsed();
    if (!link || link.expiresAt <= this.clock.now()) throw new LinkInvalidOrExpired();
    return link;
  }

  /** Uses a link that `get` found. @throws {LinkUsed} when somebody else was faster. */
  async use(transaction: EntityManager, link: AccountLink): Promise<void> {
    const { affected } = await transaction.update(AccountLink, { id: link.id, usedAt: IsNull() }, { usedAt: this.clock.now() });
    if (affected === 1) return;
    // Either used, or voided by a newer one, in the moment since it was looked at.
    if (await transaction.existsBy(AccountLink, { id: link.id })) throw new LinkUsed();
    throw new LinkInvalidOrExpired();
  }
}
