import type { QuotaState } from '@gatehouse/usage';
import type { Headers } from './decision.js';

const DAY_SECONDS = 86_400;

/** `RateLimit-Policy` and `RateLimit` for the daily quota (draft-ietf-httpapi-ratelimit-headers). */
export function rateLimitHeaders(quota: QuotaState, now: Date): Headers {
  const resetSeconds = Math.max(0, Math.ceil((quota.resetsAt.getTime() - now.getTime()) / 1_000));
  return {
    'RateLimit-Policy': `"daily";q=${quota.limit};w=${DAY_SECONDS}`,
    RateLimit: `"daily";r=${quota.remaining};t=${resetSeconds}`,
  };
}
