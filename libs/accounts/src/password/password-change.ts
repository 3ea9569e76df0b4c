import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import type { Principal } from '@gatehouse/auth';
import { DataSource } from 'typeorm';
import { AccountsService } from '../account/accounts.service.js';
import { WrongPassword } from '../accounts.errors.js';
import { SignIn } from '../sign-in/sign-in.js';
import { ChosenPasswords } from './chosen-passwords.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordStore } from './password-store.js';

@Injectable()
export class PasswordChange {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountsService,
    private readonly signIn: SignIn,
    private readonly hasher: PasswordHasher,
    private readonly passwords: ChosenPasswords,
    private readonly store: PasswordStore,
  ) {}

  /**
   * Changes the password and ends the account's other sessions. Guessing the present one here counts as guessing it at the sign-in.
   *
   * @throws {TooManyAttempts} @throws {WrongPassword} @throws {WeakPassword} @throws {PasswordChangedMeanwhile}
   */
  async change(principal: Principal, form: { present: string; chosen: string }, actor: Actor): Promise<void> {
    const account = await this.accounts.get(principal.accountId);
    await this.signIn.attempt(account.realm, account.email, actor, async () => {
      if (await this.hasher.verify(account.passwordHash, form.present)) return;
      await this.signIn.fail(account.realm, account.email, account, actor);
      throw new WrongPassword('/current_password');
    });
    const passwordHash = await this.passwords.hash(form.chosen, account, '/new_password');
    await this.dataSource.transaction((transaction) =>
      this.store.replace(transaction, account, passwordHash, actor, {
        action: 'account.change_password',
        keepSession: principal.sessionId,
      }),
    );
  }
}
