import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import type { Principal, Realm } from '@gatehouse/auth';
import { Clock, Outbox } from '@gatehouse/platform';
import { DataSource, IsNull } from 'typeorm';
import { Account } from '../account/account.entity.js';
import { AlreadyConfirmed, LinkInvalidOrExpired } from '../accounts.errors.js';
import { signUpMail } from '../accounts.jobs.js';
import { AccountLinks } from '../link/account-links.js';

@Injectable()
export class Confirmation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly links: AccountLinks,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Confirms the e-mail of the account that the link was made for. @throws {LinkUsed} @throws {LinkInvalidOrExpired} */
  async confirm(realm: Realm, token: string, actor: Actor): Promise<{ email: string }> {
    return this.dataSource.transaction(async (transaction) => {
      const link = await this.links.get(transaction, 'confirm', realm, token);
      const { accountId } = link;
      if (accountId === null) throw new LinkInvalidOrExpired();
      await this.links.use(transaction, link);
      const { affected } = await transaction.update(Account, { id: accountId, confirmedAt: IsNull() }, { confirmedAt: this.clock.now() });
      // A reset or an invitation may have confirmed it meanwhile; the person got what they wanted.
      if (affected === 1)
        await this.audit.record(transaction, actor, { action: 'account.confirm', subjectKind: 'account', subjectId: accountId });
      return { email: link.email };
    });
  }

  /** Asks for a new link. @throws {AlreadyConfirmed} */
  async again(principal: Principal, actor: Actor): Promise<void> {
    if (principal.confirmed) throw new AlreadyConfirmed();
    await this.dataSource.transaction(async (transaction) => {
      await this.audit.record(transaction, actor, {
        action: 'account.confirm_again',
        subjectKind: 'account',
        subjectId: principal.accountId,
      });
      await this.outbox.add(transaction, signUpMail, { accountId: principal.accountId, created: false });
    });
  }
}
