import { Injectable } from '@nestjs/common';
import { AttemptLimiter, Environment, HOUR, Mailer, type JobProcessor } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import { Account } from '../account/account.entity.js';
import { signUpMail, type SignUpMail } from '../accounts.jobs.js';
import { alreadySignedUpMail, confirmationAgainMail, confirmationMail } from '../accounts.mails.js';
import { AccountLinks } from '../link/account-links.js';

/** Nobody's mailbox is flooded through us; beyond it the earlier link stays good. */
const MAIL_LIMIT = { name: 'sign-up-mail', limit: 5, windowMs: HOUR };

/** Turns a sign-up into the mail that fits: a link, a fresh link, or "you already have an account". */
@Injectable()
export class SignUpMailProcessor implements JobProcessor<SignUpMail> {
  readonly job = signUpMail;

  constructor(
    private readonly links: AccountLinks,
    private readonly mailer: Mailer,
    private readonly limiter: AttemptLimiter,
    private readonly environment: Environment,
  ) {}

  async process({ accountId, created }: SignUpMail, transaction: EntityManager): Promise<void> {
    const account = await transaction.findOneBy(Account, { id: accountId });
    if (!account) return;
    const { realm, email } = account;
    if (!(await this.limiter.take(MAIL_LIMIT, `${realm} ${email}`, transaction)).allowed) return;
    const pages = this.environment.values.PUBLIC_URL;
    const forgottenUrl = `${pages}/forgot-password#realm=${realm}`;
    if (account.confirmedAt) {
      await this.mailer.send(transaction, alreadySignedUpMail(account, realm, `${pages}/sign-in#realm=${realm}`, forgottenUrl));
      return;
    }
    const { url } = await this.links.issue(transaction, { purpose: 'confirm', realm, email, accountId });
    await this.mailer.send(
      transaction,
      created ? confirmationMail(account, realm, url) : confirmationAgainMail(account, realm, url, forgottenUrl),
    );
  }
}
