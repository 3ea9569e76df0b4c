import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import type { Principal, Realm } from '@gatehouse/auth';
import { Clock } from '@gatehouse/platform';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import { AccountNotFound, AlreadySuspended, CannotSuspendYourself, LastAdministrator, NotSuspended } from '../accounts.errors.js';
import { AccountLinks } from '../link/account-links.js';
import { SessionsService } from '../session/sessions.service.js';
import { Account } from './account.entity.js';
import { lockAdministrators } from './administrators.js';
import { normaliseEmail } from './account-text.js';

@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionsService,
    private readonly links: AccountLinks,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws {AccountNotFound} */
  async get(id: string): Promise<Account> {
    const account = await this.dataSource.manager.findOneBy(Account, { id });
    if (!account) throw new AccountNotFound();
    return account;
  }

  findByEmail(realm: Realm, email: string): Promise<Account | null> {
    return this.dataSource.manager.findOneBy(Account, { realm, email: String(normaliseEmail(email)) });
  }

  /** Changes the name of one's own account; the slug in its URNs stays. */
  async rename(principal: Principal, name: string, actor: Actor): Promise<Account> {
    await this.dataSource.transaction(async (transaction) => {
      const { affected } = await transaction.update(Account, { id: principal.accountId, name: Not(name) }, { name });
      // Already called so: nothing changed, nothing to write down.
      if (affected !== 1) return;
      await this.audit.record(transaction, actor, {
        action: 'account.rename',
        subjectKind: 'account',
        subjectId: principal.accountId,
        before: { name: principal.name },
        after: { name },
      });
    });
    return this.get(principal.accountId);
  }

  /**
   * Shuts an account out, ends its sessions and voids the invitations it sent.
   *
   * @throws {AccountNotFound} @throws {AlreadySuspended} @throws {CannotSuspendYourself} @throws {LastAdministrator}
   */
  async suspend(transaction: EntityManager, actor: Actor, accountId: string): Promise<void> {
    if (actor.kind === 'account' && actor.id === accountId) throw new CannotSuspendYourself();
    const administrators = await lockAdministrators(transaction, actor);
    if (administrators.length === 1 && administrators[0] === accountId) throw new LastAdministrator();
    const { affected } = await transaction.update(Account, { id: accountId, suspendedAt: IsNull() }, { suspendedAt: this.clock.now() });
    if (affected !== 1) throw (await transaction.existsBy(Account, { id: accountId })) ? new AlreadySuspended() : new AccountNotFound();
    await this.links.voidInvitationsBy(transaction, accountId, false);
    const sessions = await this.sessions.endAll(transaction, accountId);
    await this.audit.record(transaction, actor, {
      action: 'account.suspend',
      subjectKind: 'account',
      subjectId: accountId,
      after: { sessions_ended: sessions },
    });
  }

  /** @throws {AccountNotFound} @throws {NotSuspended} */
  async reinstate(transaction: EntityManager, actor: Actor, accountId: string): Promise<void> {
    const { affected } = await transaction.update(Account, { id: accountId, suspendedAt: Not(IsNull()) }, { suspendedAt: null });
    if (affected !== 1) throw (await transaction.existsBy(Account, { id: accountId })) ? new NotSuspended() : new AccountNotFound();
    await this.audit.record(transaction, actor, { action: 'account.reinstate', subjectKind: 'account', subjectId: accountId });
  }
}
