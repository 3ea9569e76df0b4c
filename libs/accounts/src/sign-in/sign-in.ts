import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import type { Realm } from '@gatehouse/auth';
import { AttemptLimiter, networkOf } from '@gatehouse/platform';
import { DataSource, IsNull } from 'typeorm';
import { Account } from '../account/account.entity.js';
import { AccountSuspended, SignInFailed, TooManyAttempts } from '../accounts.errors.js';
import { PasswordHasher } from '../password/password-hasher.js';
import type { Session } from '../session/session.entity.js';
import { SessionsService } from '../session/sessions.service.js';
import { SIGN_IN_FAILURES, SIGN_IN_LIMIT, slowDownMs } from './sign-in-limits.js';

export interface SignedInSession {
  readonly account: Account;
  readonly session: Session;
  /** For the cookie, and nowhere else. */
  readonly token: string;
  readonly lastsMs: number;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hasher: PasswordHasher,
    private readonly sessions: SessionsService,
    private readonly limiter: AttemptLimiter,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Known and unknown e-mails get the same answer for the same work.
   *
   * @throws {TooManyAttempts} per (e-mail, network). @throws {SignInFailed} @throws {AccountSuspended} with the right password only.
   */
  async signIn(realm: Realm, form: { email: string; password: string }, actor: Actor, userAgent?: string): Promise<SignedInSession> {
    const account = await this.dataSource.manager.findOneBy(Account, { realm, email: form.email });
    await this.attempt(realm, form.email, actor, async () => {
      if (await this.hasher.verify(account?.passwordHash ?? null, form.password)) return;
      await this.fail(realm, form.email, account, actor);
      throw new SignInFailed();
    });
    if (!account) throw new SignInFailed();
    if (account.suspendedAt) {
      await this.dataSource.transaction((transaction) => this.audit.record(transaction, actor, this.failure(account.id, 'suspended')));
      throw new AccountSuspended();
    }
    const started = await this.dataSource.transaction(async (transaction) => {
      // A password that is changed, or an account suspended, in this very moment must not leave a session behind that its change did not end.
      const still = await transaction.findOne(Account, {
        where: { id: account.id, passwordHash: account.passwordHash, suspendedAt: IsNull() },
        lock: { mode: 'pessimistic_read' },
      });
      if (!still) throw new SignInFailed();
      const begun = await this.sessions.start(transaction, account, { address: actor.address, userAgent });
      await this.audit.record(
        transaction,
        { ...actor, kind: 'account', id: account.id },
        { action: 'account.sign_in', subjectKind: 'account', subjectId: account.id, after: { session: begun.session.id } },
      );
      return begun;
    });
    return { account, ...started };
  }

  /**
   * Guards a check of an account's password: counts the attempt before it is made (so that a thousand at once are not a
   * thousand guesses), slows it down, and forgets the network's count when the check did not throw.
   */
  async attempt(realm: Realm, email: string, actor: Actor, check: () => Promise<void>): Promise<void> {
    const subject = `${realm} ${email}`;
    const here = `${subject} ${networkOf(actor.address ?? '')}`;
    const { allowed, retryAfterSeconds } = await this.limiter.take(SIGN_IN_LIMIT, here);
    if (!allowed) throw new TooManyAttempts(retryAfterSeconds, 'There were too many attempts for this e-mail from your network');
    const { count } = await this.limiter.peek(SIGN_IN_FAILURES, subject);
    await wait(slowDownMs(count));
    await check();
    await this.limiter.clear(SIGN_IN_LIMIT, here);
  }

  /** Counts a failure, and writes it to the audit of the account if there is one. */
  async fail(realm: Realm, email: string, account: Account | null, actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (transaction) => {
      await this.limiter.take(SIGN_IN_FAILURES, `${realm} ${email}`, transaction);
      // An unknown e-mail gets the same statements, so that their time does not tell; its row is taken back.
      await transaction.query('SAVEPOINT failure');
      await this.audit.record(transaction, actor, this.failure(account?.id ?? randomUUID(), 'password'));
      await transaction.query(account ? 'RELEASE SAVEPOINT failure' : 'ROLLBACK TO SAVEPOINT failure');
    });
  }

  private failure(
    accountId: string,
    reason: string,
  ): { action: string; subjectKind: string; subjectId: string; after: { reason: string } } {
    return { action: 'account.sign_in_failed', subjectKind: 'account', subjectId: accountId, after: { reason } };
  }
}
