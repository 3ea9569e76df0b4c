import { Injectable } from '@nestjs/common';
import { AccountNotFound, AccountsService, viewAccount, type AccountView } from '@gatehouse/accounts';
import type { Actor } from '@gatehouse/audit';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { TrustedWebsites } from '../trusted-websites/trusted-websites.service.js';

/** Shuts an account out, with everything that it was trusted with, at once or not at all. */
@Injectable()
export class Suspension {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountsService,
    private readonly trusted: TrustedWebsites,
  ) {}

  /**
   * Ends the account's sessions and the trust of every website in it. Its keypairs are refused while it is suspended.
   *
   * @throws {AccountNotFound} {AlreadySuspended} {CannotSuspendYourself} {LastAdministrator}
   */
  async suspend(actor: Actor, accountId: string): Promise<AccountView> {
    if (!isUUID(accountId)) throw new AccountNotFound();
    await this.dataSource.transaction(async (tx) => {
      await this.accounts.suspend(tx, actor, accountId);
      await this.trusted.endAllOf(tx, actor, accountId, 'account_suspended');
    });
    return viewAccount(await this.accounts.get(accountId));
  }

  /** Lets the account in again. Trust that has ended does not come back. @throws {AccountNotFound} {NotSuspended} */
  async reinstate(actor: Actor, accountId: string): Promise<AccountView> {
    if (!isUUID(accountId)) throw new AccountNotFound();
    await this.dataSource.transaction((tx) => this.accounts.reinstate(tx, actor, accountId));
    return viewAccount(await this.accounts.get(accountId));
  }
}
