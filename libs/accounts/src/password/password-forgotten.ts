import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import type { Realm } from '@gatehouse/auth';
import { AttemptLimiter, HOUR, networkOf, Outbox } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { TooManyAttempts } from '../accounts.errors.js';
import { forgottenMail } from '../accounts.jobs.js';

export const FORGOTTEN_LIMIT = { name: 'password-forgotten', limit: 30, windowMs: HOUR };

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
