import { Injectable } from '@nestjs/common';
import { Clock, Environment } from '@gatehouse/platform';
import { ScopeCatalogue } from '@gatehouse/scopes';
import { QuotaDefaults } from '@gatehouse/usage';
import type { OperatorRole } from '@gatehouse/websites';
import type { EntityManager } from 'typeorm';
import type { Limits } from './website-key-terms.js';

/** How far a new website or user key may go on this platform. */
@Injectable()
export class KeyLimits {
  constructor(
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly catalogue: ScopeCatalogue,
    private readonly defaults: QuotaDefaults,
  ) {}

  /** How far a key may go that somebody in the role `by` makes now. */
  of(by: OperatorRole): Limits {
    const mayNeverExpire = this.environment.values.KEYS_WITHOUT_EXPIRY === 'allowed';
    return { now: this.clock.now(), mayNeverExpire, by, catalogue: this.catalogue };
  }

  /** The quota of a key that states none of its own. */
  async dailyQuota(manager: EntityManager): Promise<number> {
    return (await this.defaults.read(manager)).key;
  }
}
