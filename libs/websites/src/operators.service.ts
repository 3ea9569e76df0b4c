import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, pageOf, readCursor, type Page } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { OperatorDepartures } from './operator-departures.js';
import { withdrawInvitationsBy } from './operator-invitations.queries.js';
import { Operator, type Availability } from './operator.entity.js';
import { losesLastOwner, MANAGING_ROLES, mayChangeRole, OPERATOR_ROLES, type OperatorRole } from './operator-roles.js';
import type { OperatorsQuery, OperatorView } from './operators.dto.js';
import { lockOperators, operatorRow, operatorsAfter, type OperatorRow } from './operators.queries.js';
import { LastOwner, OperatorNotFound, OperatorRoleRequired, WebsiteNotFound } from './websites.errors.js';

/** Who works on a website. Each change holds the website's row, so that the rules about owners are right under concurrency. */
@Injectable()
export class OperatorsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly departures: OperatorDepartures,
  ) {}

  async list(websiteId: string, query: OperatorsQuery): Promise<Page<OperatorView>> {
    const rows = await operatorsAfter(this.dataSource.manager, websiteId, readCursor(query.cursor), query.limit + 1, query.search);
    return pageOf(rows, query.limit, (row) => ({ at: row.created_at, id: row.account_id }), operatorView);
  }

  /** @throws {WebsiteNotFound} {OperatorNotFound} {OperatorRoleRequired} {LastOwner} */
  async changeRole(actor: Actor, byAccountId: string, websiteId: string, accountId: string, role: OperatorRole): Promise<OperatorView> {
    return this.dataSource.transaction(async (tx) => {
      const target = await this.permit(tx, byAccountId, websiteId, accountId, role);
      await tx.update(Operator, { websiteId, accountId }, { role, groupId: null });
      const lost = OPERATOR_ROLES.filter((given) => !mayChangeRole(role, null, given));
      await withdrawInvitationsBy(tx, websiteId, accountId, lost);
      await this.audit.record(tx, actor, {
        action: 'operator.change_role',
        subjectKind: 'operator',
        subjectId: `${websiteId}/${accountId}`,
        before: { role: target.role, group_id: target.groupId },
        after: { role, group_id: null },
      });
      return this.view(tx, websiteId, accountId);
    });
  }

  /** Takes an operator away, or lets one leave. @throws {WebsiteNotFound} {OperatorNotFound} {OperatorRoleRequired} {LastOwner} */
  async remove(actor: Actor, byAccountId: string, websiteId: string, accountId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const target = await this.permit(tx, byAccountId, websiteId, accountId, null);
      await tx.delete(Operator, { websiteId, accountId });
      await withdrawInvitationsBy(tx, websiteId, accountId, OPERATOR_ROLES);
      await this.departures.tell(tx, actor, websiteId, target.accountId);
      await this.audit.record(tx, actor, {
        action: byAccountId === accountId ? 'operator.leave' : 'operator.remove',
        subjectKind: 'operator',
        subjectId: `${websiteId}/${accountId}`,
        before: { role: target.role },
      });
    });
  }

  async setAvailability(actor: Actor, websiteId: string, accountId: string, availability: Availability): Promise<OperatorView> {
    return this.dataSource.transaction(async (tx) => {
      const operator = await tx.findOne(Operator, { where: { websiteId, accountId }, lock: { mode: 'pessimistic_write' } });
      if (!operator) throw new WebsiteNotFound();
      if (operator.availability !== availability) {
        await tx.update(Operator, { websiteId, accountId }, { availability, availabilitySince: this.clock.now() });
        await this.audit.record(tx, actor, {
          action: 'operator.set_availability',
          subjectKind: 'operator',
          subjectId: `${websiteId}/${accountId}`,
          before: { availability: operator.availability },
          after: { availability },
        });
      }
      return this.view(tx, websiteId, accountId);
    });
  }

  /** The rules of a change of role (`to: null` is the end of the membership), with the website's operators locked. */
  private async permit(
    tx: EntityManager,
    byAccountId: string,
    websiteId: string,
    accountId: string,
    to: OperatorRole | null,
  ): Promise<Operator> {
    const operators = isUUID(websiteId) ? await lockOperators(tx, websiteId) : [];
    const by = operators.find((operator) => operator.accountId === byAccountId);
    if (!by) throw new WebsiteNotFound();
    const target = operators.find((operator) => operator.accountId === accountId.toLowerCase());
    if (!target) throw new OperatorNotFound();
    const leaving = target === by && to === null;
    if (!leaving && !mayChangeRole(by.role, target.role, to))
      throw new OperatorRoleRequired(target.role === 'owner' || to === 'owner' ? ['owner'] : MANAGING_ROLES);
    const owners = operators.filter(({ role }) => role === 'owner').length;
    if (losesLastOwner(owners, target.role, to)) throw new LastOwner();
    return target;
  }

  private async view(tx: EntityManager, websiteId: string, accountId: string): Promise<OperatorView> {
    const row = await operatorRow(tx, websiteId, accountId);
    if (!row) throw new OperatorNotFound();
    return operatorView(row);
  }
}

function operatorView(row: OperatorRow): OperatorView {
  return {
    account_id: row.account_id,
    name: row.name,
    email: row.email,
    role: row.role,
    group_id: row.group_id,
    availability: row.availability,
    availability_since: row.availability_since.toISOString(),
    since: row.created_at.toISOString(),
  };
}
