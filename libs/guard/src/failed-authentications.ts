import { Injectable } from '@nestjs/common';
import { AttemptLimiter, Clock, MINUTE, networkOf, type AttemptCount } from '@gatehouse/platform';

const LIMIT = { name: 'rest-api authentication', limit: 60, windowMs: MINUTE };
const REMEMBERED_NETWORKS = 10_000;

/** Failed authentications of a network: 60 a minute, counted over all nodes. Good credentials of the same network are not slowed. */
@Injectable()
export class FailedAuthentications {
  /** Networks over their limit and when it ends, so that a flood does not become a flood of statements. */
  private readonly blocked = new Map<string, number>();

  constructor(
    private readonly limiter: AttemptLimiter,
    private readonly clock: Clock,
  ) {}

  /** Counts one failure and says whether it was within the limit. */
  async count(address: string): Promise<Pick<AttemptCount, 'allowed' | 'retryAfterSeconds'>> {
    const network = networkOf(address);
    const now = this.clock.now().getTime();
    const until = this.blocked.get(network);
    if (until !== undefined && until > now) return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((until - now) / 1_000)) };
    this.blocked.delete(network);
    const attempt = await this.limiter.take(LIMIT, network);
    if (!attempt.allowed) this.remember(network, now + attempt.retryAfterSeconds * 1_000);
    return attempt;
  }

  private remember(network: string, until: number): void {
    // Forgetting costs one statement for each network that comes back.
    if (this.blocked.size >= REMEMBERED_NETWORKS) this.blocked.clear();
    this.blocked.set(network, until);
  }
}
