import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import type { Realm } from '@gatehouse/auth';
import { AttemptLimiter, Clock, HOUR, networkOf, Outbox } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { firstRole, insertAccount } from '../account/new-account.js';
import { TooManyAttempts } from '../accounts.errors.js';
import { signUpMail } from '../accounts.jobs.js';
import { ChosenPasswords } from '../password/chosen-passwords.js';

export const SIGN_UP_LIMIT = { name: 'sign-up', limit: 100, windowMs: HOUR };

export interface SignUpForm {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

@Injectable()
export class SignUp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: ChosenPasswords,
    private readonly limiter: AttemptLimiter,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a sign-up. The answer and the work are the same whether the e-mail has an account or not: one hash, one transaction of
   * the same statements, one job. What the person is told comes by mail, to the owner of the address alone. An account that is
   * there keeps its name and password.
   *
   * @throws {TooManyAttempts} per network. @throws {WeakPassword}
   */
  async signUp(realm: Realm, form: SignUpForm, actor: Actor): Promise<void> {
    const { allowed, retryAfterSeconds } = await this.limiter.take(SIGN_UP_LIMIT, networkOf(actor.address ?? ''));
    if (!allowed) throw new TooManyAttempts(retryAfterSeconds, 'There were too many sign-ups from your network');
    const passwordHash = await this.passwords.hash(form.password, form, '/password');
    await this.dataSource.transaction(async (transaction) => {
      const { account, created } = await insertAccount(transaction, {
        realm,
        email: form.email,
        name: form.name,
        role: firstRole(realm),
        passwordHash,
        createdAt: this.clock.now(),
        confirmedAt: null,
      });
      await this.audit.record(transaction, actor, {
        action: created ? 'account.sign_up' : 'account.sign_up_again',
        subjectKind: 'account',
        subjectId: account.id,
        after: { realm, email: account.email, name: account.name, role: account.role },
      });
      await this.outbox.add(transaction, signUpMail, { accountId: account.id, created });
    });
  }
}
