import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import type { AccountRole, Realm } from '@gatehouse/auth';
import { Clock } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import { EmailTaken } from '../accounts.errors.js';
import type { Account } from './account.entity.js';
import { insertAccount } from './new-account.js';

/** Accounts that somebody trusted vouches for: they are confirmed from the start. */
@Injectable()
export class AccountCreation {
  constructor(
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @param account e-mail and name normalised; the hash from `ChosenPasswords`.
   * @throws {EmailTaken} when the e-mail has an account in this realm; it stays as it is.
   */
  async createConfirmed(
    transaction: EntityManager,
    actor: Actor,
    account: { realm: Realm; email: string; name: string; role: AccountRole; passwordHash: string },
  ): Promise<Account> {
    const now = this.clock.now();
    const { account: stored, created } = await insertAccount(transaction, { ...account, createdAt: now, confirmedAt: now });
    if (!created) throw new EmailTaken(account.email);
    await this.audit.record(transaction, actor, {
      action: 'account.create',
      subjectKind: 'account',
      subjectId: stored.id,
      after: { realm: account.realm, email: account.email, name: account.name, role: account.role, confirmed: true },
    });
    return stored;
  }
}
