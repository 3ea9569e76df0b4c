import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import type { Principal } from '@gatehouse/auth';
import { Clock } from '@gatehouse/platform';
import { DataSource, IsNull } from 'typeorm';
import { Account } from '../account/account.entity.js';
import { AccountsService } from '../account/accounts.service.js';
import { PasswordChangedMeanwhile, WrongPassword } from '../accounts.errors.js';
import { PasswordHasher } from '../password/password-hasher.js';
import { SignIn } from '../sign-in/sign-in.js';
import { Session } from './session.entity.js';

/** Gives a session the freshness of a sign-in. */
@Injectable()
export class SessionConfirmation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly signIn: SignIn,
    private readonly hasher: PasswordHasher,
    private readonly audit: AuditTrail,
  ) {}

  /** Guessing the password here counts as guessing it at the sign-in. @throws {TooManyAttempts} {WrongPassword} {PasswordChangedMeanwhile} */
  async confirm(principal: Principal, password: string, actor: Actor): Promise<void> {
    const account = await this.accounts.get(principal.accountId);
    await this.signIn.attempt(account.realm, account.email, actor, async () => {
      if (await this.hasher.verify(account.passwordHash, password)) return;
      await this.signIn.fail(account.realm, account.email, account, actor);
      throw new WrongPassword('/password');
    });
    await this.dataSource.transaction(async (transaction) => {
      const still = await transaction.findOne(Account, {
        where: { id: account.id, passwordHash: account.passwordHash, suspendedAt: IsNull() },
        lock: { mode: 'pessimistic_read' },
      });
      const { affected } = await transaction.update(
        Session,
        { id: principal.sessionId, accountId: account.id },
        { confirmedAt: this.clock.now() },
      );
      if (!still || affected !== 1) throw new PasswordChangedMeanwhile();
      await this.audit.record(transaction, actor, {
        action: 'account.confirm_session',
        subjectKind: 'account',
        subjectId: account.id,
        after: { session: principal.sessionId },
      });
    });
  }
}
