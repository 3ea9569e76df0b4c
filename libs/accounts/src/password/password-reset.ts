import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import type { Realm } from '@gatehouse/auth';
import { DataSource } from 'typeorm';
import { Account } from '../account/account.entity.js';
import { LinkInvalidOrExpired } from '../accounts.errors.js';
import { AccountLinks } from '../link/account-links.js';
import { ChosenPasswords } from './chosen-passwords.js';
import { PasswordStore } from './password-store.js';

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
