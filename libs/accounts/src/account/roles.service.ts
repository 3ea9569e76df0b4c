import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import type { AccountRole, Realm } from '@gatehouse/auth';
import { pageOf, readCursor, type Page } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { AccountNotFound, LastAdministrator, RoleChangedMeanwhile } from '../accounts.errors.js';
import { AccountLinks } from '../link/account-links.js';
import { viewAccount, type AccountView } from './account.dto.js';
import { Account } from './account.entity.js';
import { lockAdministrators } from './administrators.js';

export interface AccountSearch {
  readonly realm: Realm;
  /** Part of the name or e-mail. */
  readonly search?: string;
  readonly role?: AccountRole;
  readonly cursor?: string;
  readonly limit: number;
}

/** What administrators do with the accounts of others. (Suspension goes with its plugins: see the plugins slice.) */
@Injectable()
export class RolesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly links: AccountLinks,
    private readonly audit: AuditTrail,
  ) {}

  /** Accounts of a realm, the newest first. */
  async list({ realm, search, role, cursor, limit }: AccountSearch): Promise<Page<AccountView>> {
    const position = readCursor(cursor);
    const query = this.dataSource.manager
      .createQueryBuilder(Account, 'account')
      .where('account.realm = :realm', { realm })
      .orderBy({ 'account.created_at': 'DESC', 'account.id': 'DESC' })
      .limit(limit + 1);
    if (role !== undefined) query.andWhere('account.role = :role', { role });
    if (search !== undefined)
      query.andWhere(`(strpos(lower(account.name), lower(:search)) > 0 OR strpos(account.email, lower(:search)) > 0)`, { search });
    if (position) query.andWhere('(account.created_at, account.id) < (:at, :id)', position);
    return pageOf(await query.getMany(), limit, ({ createdAt, id }) => ({ at: createdAt, id }), viewAccount);
  }

  /**
   * Gives a marketplace account another role; it counts from that account's next request on.
   *
   * @throws {AccountNotFound} also for accounts of the website realm. @throws {LastAdministrator} @throws {RoleChangedMeanwhile}
   */
  async change(actor: Actor, accountId: string, role: Exclude<AccountRole, 'member'>): Promise<Account> {
    return this.dataSource.transaction(async (transaction) => {
      const administrators = await lockAdministrators(transaction, actor);
      const account = await transaction.findOneBy(Account, { id: accountId, realm: 'marketplace' });
      if (!account) throw new AccountNotFound();
      if (account.role === role) return account;
      if (role !== 'administrator' && administrators.length === 1 && administrators[0] === accountId) throw new LastAdministrator();
      const { affected } = await transaction.update(Account, { id: accountId, role: account.role }, { role });
      if (affected !== 1) throw new RoleChangedMeanwhile();
      // Administrators alone invite to the marketplace: whoever ceases to be one leaves no open door behind.
      if (account.role === 'administrator') await this.links.voidInvitationsBy(transaction, accountId, true);
      await this.audit.record(transaction, actor, {
        action: 'account.change_role',
        subjectKind: 'account',
        subjectId: accountId,
        before: { role: account.role },
        after: { role },
      });
      return { ...account, role };
    });
  }
}
