import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import type { AccountRole } from '@gatehouse/auth';
import { Clock } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import type { Account } from '../account/account.entity.js';
import { LINK_LASTS_MS } from '../link/account-links.js';
import { Invitations } from './invitations.js';

/** Invitations to the marketplace, each in a transaction of its own. (Those to a website are part of a wider one there.) */
@Injectable()
export class MarketplaceInvitations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly invitations: Invitations,
    private readonly clock: Clock,
  ) {}

  async invite(actor: Actor, email: string, role: AccountRole): Promise<{ id: string; expiresAt: Date }> {
    const { id } = await this.dataSource.transaction((transaction) =>
      this.invitations.issue(transaction, actor, { realm: 'marketplace', email, role }),
    );
    return { id, expiresAt: this.clock.after(LINK_LASTS_MS.invite) };
  }

  async accept(actor: Actor, token: string, given: { name?: string; password?: string }): Promise<Account> {
    const { account } = await this.dataSource.transaction((transaction) =>
      this.invitations.accept(transaction, token, 'marketplace', given, actor),
    );
    return account;
  }
}
