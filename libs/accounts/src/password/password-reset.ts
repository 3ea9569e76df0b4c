import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import type { Realm } from '@gatehouse/auth';
import { AttemptLimiter, HOUR, networkOf, Outbox } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { Account } from '../account/account.entity.js';
import { LinkInvalidOrExpired, TooManyAttempts } from '../accounts.errors.js';
import { forgottenMail } from '../accounts.jobs.js';
import { AccountLinks } from '../link/account-links.js';
import { ChosenPasswords } from './chosen-passwords.js';
import { PasswordStore } from './password-store.js';

export const FORGOTTEN_LIMIT = { name: 'password-forgotten', limit: 30, windowMs: HOUR };

@Injectable()
export class PasswordReset {
  constructor(
    private readonly dataSource: DataSource,
    private readonly links: AccountLinks,
    private readonly passwords: ChosenPasswords,
    private readonly store: PasswordStore,
  ) {}

  /** @returns the account whose password the link may change. @throws {LinkUsed} @throws {LinkInvalidOrExpired} */
  async reset(realm: Realm, token: string, password: string, actor: Actor): Promise<{ email: string }> {
    // Looked at first, so that nobody makes us hash without a good link.
    const { accountId } = await this.links.get(this.dataSource.manager, 'reset', realm, token);
    const account = accountId === null ? null : await this.dataSource.manager.findOneBy(Account, { id: accountId });
    if (!account) throw new LinkInvalidOrExpired();
    const passwordHash = await this.passwords.hash(password, account, '/password');
    await this.dataSource.transaction(async (transaction) => {
      await this.links.use(transaction, await this.links.get(transaction, 'reset', realm, token));
      await this.store.replace(transaction, account, passwordHash, actor, { action: 'account.reset_password' });
    });
    return { email: account.email };
  }
}

/** The request for a reset link; apart from the reset itself, because it must not know whether there is an account. */
@Injectable()
export class PasswordForgotten {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limiter: AttemptLimiter,
    private readonly outbox: Outbox,
  ) {}

  /** Asks for a mail, if the e-mail has an account; looks nothing up, so the work is always the same. @throws {TooManyAttempts} per network. */
  async forget(realm: Realm, email: string, actor: Actor): Promise<void> {
    const { allowed, retryAfterSeconds } = await this.limiter.take(FORGOTTEN_LIMIT, networkOf(actor.address ?? ''));
    if (!allowed) throw new TooManyAttempts(retryAfterSeconds, 'There were too many requests for new passwords from your network');
    await this.dataSource.transaction((transaction) =>
      this.outbox.add(transaction, forgottenMail, { realm, email, address: actor.address, requestId: actor.requestId }),
    );
  }
}
