import { Injectable } from '@nestjs/common';
import { AttemptLimiter, Clock, Environment, isDatabaseUnavailable, MINUTE } from '@gatehouse/platform';
import { Quotas, type PluginEnvironment, type QuotaUnit } from '@gatehouse/usage';
import { refuse, type Headers, type Refused } from './decision.js';
import * as say from './messages.js';
import { rateLimitHeaders } from './rate-limit-headers.js';

/** What a request cost, and the headers that tell it. */
export interface Charge {
  readonly unit: QuotaUnit | null;
  readonly headers: Headers;
}

/** Who pays: the plugin in one environment, or a key by its own id. */
export interface Payer {
  readonly holderId: string;
  readonly environment: PluginEnvironment;
  /** As in "the production quota", "the key's quota". */
  readonly whose: string;
}

/** Takes what a request costs: a unit of the daily quota, and for keys a place in the minute. */
@Injectable()
export class Charging {
  constructor(
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly limiter: AttemptLimiter,
    private readonly quotas: Quotas,
  ) {}

  /** @param costs false: nothing is taken, but the headers still tell what is left. */
  async charge({ holderId, environment, whose }: Payer, costs: boolean): Promise<Charge | Refused> {
    if (!costs) {
      const quota = await this.quotas.peek(holderId, environment);
      return { unit: null, headers: quota ? rateLimitHeaders(quota, this.clock.now()) : {} };
    }
    try {
      const take = await this.quotas.take(holderId, environment);
      const headers = rateLimitHeaders(take, this.clock.now());
      if (take.allowed) return { unit: take.unit, headers };
      return refuse('quota_limit_exceeded', say.quotaExceeded(take, whose), {
        headers: { ...headers, 'Retry-After': String(take.retryAfterSeconds) },
      });
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      return refuse('quota_unavailable', say.QUOTA_UNAVAILABLE, { headers: { 'Retry-After': '5' } });
    }
  }

  /** Null while the key has requests left in this minute, counted over all nodes. */
  async tooFast(identifier: string): Promise<Refused | null> {
    const limit = this.environment.values.KEY_REQUESTS_PER_MINUTE;
    const { allowed, retryAfterSeconds } = await this.limiter.take({ name: 'rest-api key', limit, windowMs: MINUTE }, identifier);
    if (allowed) return null;
    return refuse('rate_limited', say.tooFast(limit, retryAfterSeconds), { headers: { 'Retry-After': String(retryAfterSeconds) } });
  }

  async giveBack(unit: QuotaUnit): Promise<void> {
    await this.quotas.giveBack(unit);
  }
}
