import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import type { AccountRole, Realm } from '@gatehouse/auth';
import { Mailer } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import { Account } from '../account/account.entity.js';
import { firstRole } from '../account/new-account.js';
import { invitationMail } from '../accounts.mails.js';
import { AccountLinks } from '../link/account-links.js';
import { InvitedAccounts } from './invited-accounts.js';

export interface Invitation {
  readonly realm: Realm;
  /** Normalised. */
  readonly email: string;
  /** Role at the marketplace. */
  readonly role?: AccountRole;
  readonly websiteId?: string;
  readonly websiteRole?: string;
  /** For the mail. */
  readonly websiteName?: string;
}

export interface AcceptedInvitation {
  readonly account: Account;
  readonly websiteId: string | null;
  readonly websiteRole: string | null;
}

const VISITOR: Actor = { kind: 'visitor', id: null, address: null, requestId: null };

/** Invitations: links that make an account, or give a role to the one that is there. Good for seven days. */
@Injectable()
export class Invitations {
  constructor(
    private readonly links: AccountLinks,
    private readonly mailer: Mailer,
    private readonly audit: AuditTrail,
    private readonly members: InvitedAccounts,
  ) {}

  /** Mails an invitation, whether the e-mail has an account or not; an open one to the same place ends. */
  async issue(transaction: EntityManager, actor: Actor, invitation: Invitation): Promise<{ id: string }> {
    const { realm, email, role, websiteId, websiteRole, websiteName } = invitation;
    const inviter = actor.kind === 'account' && actor.id !== null ? await transaction.findOneBy(Account, { id: actor.id }) : null;
    const { id, url } = await this.links.issue(transaction, {
      purpose: 'invite',
      realm,
      email,
      ...(role === undefined ? {} : { role }),
      ...(websiteId === undefined ? {} : { websiteId }),
      ...(websiteRole === undefined ? {} : { websiteRole }),
      ...(inviter ? { invitedBy: inviter.id } : {}),
    });
    await this.audit.record(transaction, actor, {
      action: 'account.invite',
      subjectKind: 'invitation',
      subjectId: id,
      after: { realm, email, role: role ?? null, website_id: websiteId ?? null, website_role: websiteRole ?? null },
    });
    const what = { realm, role: websiteRole ?? role ?? firstRole(realm), websiteName };
    await this.mailer.send(transaction, invitationMail(email, inviter?.name ?? null, what, url));
    return { id };
  }

  /**
   * Uses an invitation. The e-mail's confirmed account gets the marketplace role, if it has less, and keeps everything else. Otherwise
   * `name` and `password` are required: without an account to make one, with an unconfirmed one to replace what was chosen by
   * whoever made it, for only the invitation proves whose mailbox it is.
   *
   * @throws {LinkUsed} @throws {LinkInvalidOrExpired} @throws {InvalidInput} naming /name and /password. @throws {WeakPassword}
   * @throws {AccountSuspended}
   */
  async accept(
    transaction: EntityManager,
    token: string,
    realm: Realm,
    given: { readonly name?: string; readonly password?: string },
    actor: Actor = VISITOR,
  ): Promise<AcceptedInvitation> {
    const link = await this.links.get(transaction, 'invite', realm, token);
    await this.links.use(transaction, link);
    const account = await this.members.settle(transaction, link, given, actor);
    await this.audit.record(
      transaction,
      { ...actor, kind: 'account', id: account.id },
      {
        action: 'account.accept_invitation',
        subjectKind: 'account',
        subjectId: account.id,
        after: { invitation: link.id, role: account.role, website_id: link.websiteId, website_role: link.websiteRole },
      },
    );
    return { account, websiteId: link.websiteId, websiteRole: link.websiteRole };
  }
}
