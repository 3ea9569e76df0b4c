import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@gatehouse/audit';
import { AttemptLimiter, HOUR, Mailer, type JobProcessor } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import { Account } from '../account/account.entity.js';
import { forgottenMail, type ForgottenMail } from '../accounts.jobs.js';
import { resetMail } from '../accounts.mails.js';
import { AccountLinks } from '../link/account-links.js';

/** Nobody's mailbox is flooded through us; beyond it the earlier link stays good. */
const MAIL_LIMIT = { name: 'forgotten-mail', limit: 5, windowMs: HOUR };

/** Mails a reset link if the e-mail has an account; otherwise nothing happens. */
@Injectable()
export class ForgottenMailProcessor implements JobProcessor<ForgottenMail> {
  readonly job = forgottenMail;

  constructor(
    private readonly links: AccountLinks,
    private readonly mailer: Mailer,
    private readonly limiter: AttemptLimiter,
    private readonly audit: AuditTrail,
  ) {}

  async process({ realm, email, address, requestId }: ForgottenMail, transaction: EntityManager): Promise<void> {
    const account = await transaction.findOneBy(Account, { realm, email });
    if (!account) return;
    if (!(await this.limiter.take(MAIL_LIMIT, `${realm} ${email}`, transaction)).allowed) return;
    const { url } = await this.links.issue(transaction, { purpose: 'reset', realm, email, accountId: account.id });
    await this.audit.record(
      transaction,
      { kind: 'visitor', id: null, address, requestId },
      { action: 'account.forget_password', subjectKind: 'account', subjectId: account.id },
    );
    await this.mailer.send(transaction, resetMail(account, realm, url));
  }
}
