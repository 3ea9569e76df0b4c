import { Injectable } from '@nestjs/common';
import { AttemptLimiter, Clock, DAY, HOUR, type Schedule } from '@gatehouse/platform';
import { DataSource, LessThan } from 'typeorm';
import { AccountLink } from './link/account-link.entity.js';
import { Session } from './session/session.entity.js';
import { USUAL_LIFETIME } from './session/session-lifetime.js';

/** So long a used link still says that it was used, rather than that it is not valid. */
const LINKS_KEPT_MS = 30 * DAY;

/** Forgets what has ended. Nothing depends on it: every use checks the time by itself. */
@Injectable()
export class AccountsPurge implements Schedule {
  readonly name = 'accounts.purge';
  readonly everyMs = HOUR;

  constructor(
    private readonly dataSource: DataSource,
    private readonly limiter: AttemptLimiter,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const { manager } = this.dataSource;
    await manager.delete(Session, [
      { expiresAt: LessThan(this.clock.now()) },
      { lastSeenAt: LessThan(this.clock.after(-USUAL_LIFETIME.idleMs)) },
    ]);
    await manager.delete(AccountLink, { expiresAt: LessThan(this.clock.after(-LINKS_KEPT_MS)) });
    await this.limiter.purge();
  }
}
