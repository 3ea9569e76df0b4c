import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { InstanceSecrets } from '../secrets/instance-secrets.js';

export interface AttemptLimit {
  /** What is counted, e.g. `sign-in`. */
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
}

export interface AttemptCount {
  readonly count: number;
  readonly allowed: boolean;
  readonly retryAfterSeconds: number;
}

/**
 * Counts attempts in fixed windows, exactly and over all processes, in one statement each.
 * The subject (an e-mail, an address) is stored only as a keyed hash.
 */
@Injectable()
export class AttemptLimiter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly secrets: InstanceSecrets,
  ) {}

  /** Counts one attempt and says whether it is within the limit. */
  async take(limit: AttemptLimit, subject: string, transaction: EntityManager = this.dataSource.manager): Promise<AttemptCount> {
    const now = this.clock.now();
    const rows: { count: number; window_ends_at: Date }[] = await transaction.query(
      `INSERT INTO attempt (key, count, window_ends_at) VALUES ($1, 1, $3)
       ON CONFLICT (key) DO UPDATE SET
         count = CASE WHEN attempt.window_ends_at <= $2 THEN 1 ELSE attempt.count + 1 END,
         window_ends_at = CASE WHEN attempt.window_ends_at <= $2 THEN excluded.window_ends_at ELSE attempt.window_ends_at END
       RETURNING count, window_ends_at`,
      [this.key(limit, subject), now, new Date(now.getTime() + limit.windowMs)],
    );
    return describe(limit, rows[0], now);
  }

  /** What is counted so far, without counting. */
  async peek(limit: AttemptLimit, subject: string): Promise<AttemptCount> {
    const now = this.clock.now();
    const rows: { count: number; window_ends_at: Date }[] = await this.dataSource.query(
      'SELECT count, window_ends_at FROM attempt WHERE key = $1 AND window_ends_at > $2',
      [this.key(limit, subject), now],
    );
    return describe(limit, rows[0], now);
  }

  /** Forgets the count, for example after a success. */
  async clear(limit: AttemptLimit, subject: string): Promise<void> {
    await this.dataSource.query('DELETE FROM attempt WHERE key = $1', [this.key(limit, subject)]);
  }

  /** Drops windows that have ended. */
  async purge(): Promise<void> {
    await this.dataSource.query('DELETE FROM attempt WHERE window_ends_at <= $1', [this.clock.now()]);
  }

  private key(limit: AttemptLimit, subject: string): Buffer {
    return this.secrets.hmac('attempt', [limit.name, subject]);
  }
}

function describe(limit: AttemptLimit, row: { count: number; window_ends_at: Date } | undefined, now: Date): AttemptCount {
  const count = row?.count ?? 0;
  return {
    count,
    allowed: count <= limit.limit,
    retryAfterSeconds: row ? Math.max(1, Math.ceil((row.window_ends_at.getTime() - now.getTime()) / 1_000)) : 0,
  };
}
