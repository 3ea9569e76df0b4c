import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, Environment, Mailer } from '@gatehouse/platform';
import { IsNull, type EntityManager } from 'typeorm';
import { Account } from '../account/account.entity.js';
import { PasswordChangedMeanwhile } from '../accounts.errors.js';
import { passwordChangedMail } from '../accounts.mails.js';
import { AccountLink } from '../link/account-link.entity.js';
import { SessionsService } from '../session/sessions.service.js';

/** Replaces the password of an account, with everything that must go with it. */
@Injectable()
export class PasswordStore {
  constructor(
    private readonly sessions: SessionsService,
    private readonly mailer: Mailer,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /**
   * Stores the hash, ends the account's sessions, voids open reset links, writes it down and tells the owner by mail.
   *
   * @param how `keepSession`: the session to spare. `action`: a reset proves that the mailbox is theirs and so confirms the e-mail.
   * @throws {PasswordChangedMeanwhile} when a change knew another present password.
   */
  async replace(
    transaction: EntityManager,
    account: Account,
    passwordHash: string,
    actor: Actor,
    how: { readonly action: 'account.change_password'; readonly keepSession: string } | { readonly action: 'account.reset_password' },
  ): Promise<void> {
    const { id, email, realm } = account;
    const changed = how.action === 'account.change_password';
    const { affected } = await transaction.update(
      Account,
      { id, ...(changed ? { passwordHash: account.passwordHash } : {}) },
      { passwordHash },
    );
    if (affected !== 1) throw new PasswordChangedMeanwhile();
    const confirmed = changed
      ? 0
      : (await transaction.update(Account, { id, confirmedAt: IsNull() }, { confirmedAt: this.clock.now() })).affected;
    await transaction.delete(AccountLink, { purpose: 'reset', realm, email, usedAt: IsNull() });
    const sessions = await this.sessions.endAll(transaction, id, changed ? how.keepSession : undefined);
    await this.audit.record(transaction, actor, {
      action: how.action,
      subjectKind: 'account',
      subjectId: id,
      after: { sessions_ended: sessions, ...(confirmed === 1 ? { confirmed: true } : {}) },
    });
    const forgottenUrl = `${this.environment.values.PUBLIC_URL}/forgot-password#realm=${realm}`;
    await this.mailer.send(transaction, passwordChangedMail(account, realm, forgottenUrl));
  }
}
