import { Injectable } from '@nestjs/common';
import { Invitations } from '@gatehouse/accounts';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, pageOf, readCursor, type Page, type PageQuery } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { openInvitation, openInvitations, withdrawInvitation } from './operator-invitations.queries.js';
import { Operator } from './operator.entity.js';
import { MANAGING_ROLES, mayChangeRole, OPERATOR_ROLES, type OperatorRole } from './operator-roles.js';
import type { InvitationAccepted, OperatorInvitationView } from './operators.dto.js';
import { lockOperators } from './operators.queries.js';
import { AlreadyOperator, InvitationNotFound, OperatorRoleRequired, WebsiteNotFound } from './websites.errors.js';
import { WebsitesService } from './websites.service.js';

/** Asks people by e-mail to work on a website. The link and the mail are made by the accounts slice. */
@Injectable()
export class OperatorInvitations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly invitations: Invitations,
    private readonly websites: WebsitesService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of the invitation. @throws {WebsiteNotFound} {OperatorRoleRequired} {AlreadyOperator} */
  async invite(actor: Actor, byAccountId: string, websiteId: string, email: string, role: OperatorRole): Promise<string> {
    const { website } = await this.websites.requireRole(websiteId, byAccountId, MANAGING_ROLES);
    return this.dataSource.transaction(async (tx) => {
      // Read again under the lock: who loses the role at this moment leaves no invitation behind.
      const by = (await lockOperators(tx, website.id)).find(({ accountId }) => accountId === byAccountId);
      if (!by) throw new WebsiteNotFound();
      if (!mayChangeRole(by.role, null, role)) throw new OperatorRoleRequired(role === 'owner' ? ['owner'] : MANAGING_ROLES);
      if (await this.websites.operatorEmailOf(website.id, email, tx)) throw new AlreadyOperator();
      const invitation = { realm: 'website' as const, email, websiteId: website.id, websiteRole: role, websiteName: website.name };
      return (await this.invitations.issue(tx, actor, invitation)).id;
    });
  }

  /** Invitations that can still be accepted, in the order in which they were sent. */
  async list(websiteId: string, query: PageQuery): Promise<Page<OperatorInvitationView>> {
    const after = readCursor(query.cursor);
    const rows = await openInvitations(this.dataSource.manager, websiteId, this.clock.now(), after, query.limit + 1);
    return pageOf(
      rows,
      query.limit,
      ({ created_at, id }) => ({ at: created_at, id }),
      ({ id, email, website_role, created_at, expires_at }) => ({
        id,
        email,
        role: website_role,
        created_at: created_at.toISOString(),
        expires_at: expires_at.toISOString(),
      }),
    );
  }

  /** @throws {InvitationNotFound} {OperatorRoleRequired} when an administrator withdraws an invitation to become an owner */
  async withdraw(actor: Actor, by: OperatorRole, websiteId: string, invitationId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const invitation = isUUID(invitationId) ? await openInvitation(tx, websiteId, invitationId, this.clock.now()) : undefined;
      if (!invitation) throw new InvitationNotFound();
      if (!mayChangeRole(by, null, invitation.website_role)) throw new OperatorRoleRequired(['owner']);
      await withdrawInvitation(tx, invitation.id);
      await this.audit.record(tx, actor, {
        action: 'invitation.withdraw',
        subjectKind: 'invitation',
        subjectId: invitation.id,
        before: { email: invitation.email, website_id: websiteId, role: invitation.website_role },
      });
    });
  }

  /** Makes an operator of whoever holds the link; who is one already keeps the role they have. */
  async accept(actor: Actor, token: string, given: { name?: string; password?: string }): Promise<InvitationAccepted> {
    return this.dataSource.transaction(async (tx) => {
      const { account, websiteId, websiteRole } = await this.invitations.accept(tx, token, 'website', given, actor);
      const invitedRole = asRole(websiteRole);
      if (websiteId === null || invitedRole === null) throw new InvitationNotFound();
      const now = this.clock.now();
      const added: unknown[] = await tx.query(
        `INSERT INTO operator (website_id, account_id, role, availability, availability_since, created_at)
         VALUES ($1, $2, $3, 'offline', $4, $4) ON CONFLICT DO NOTHING RETURNING role`,
        [websiteId, account.id, invitedRole, now],
      );
      if (added.length > 0)
        await this.audit.record(
          tx,
          { ...actor, kind: 'account', id: account.id },
          {
            action: 'operator.add',
            subjectKind: 'operator',
            subjectId: `${websiteId}/${account.id}`,
            after: { role: invitedRole },
          },
        );
      const { role } = await tx.findOneByOrFail(Operator, { websiteId, accountId: account.id });
      return { website_id: websiteId, account_id: account.id, role };
    });
  }
}

function asRole(text: string | null): OperatorRole | null {
  return OPERATOR_ROLES.find((role) => role === text) ?? null;
}
