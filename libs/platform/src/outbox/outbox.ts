import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock/clock.js';
import type { JobDefinition } from '../queue/job.js';
import { InstanceSecrets } from '../secrets/instance-secrets.js';

/** Wakes the relay at commit; only a hint, the relay also looks by itself. */
export const OUTBOX_CHANNEL = 'gatehouse_outbox';
export const OUTBOX_SEAL = 'outbox-payload';

/** Row first, job second: a change and the jobs it asks for commit together or not at all. */
@Injectable()
export class Outbox {
  constructor(
    private readonly clock: Clock,
    private readonly secrets: InstanceSecrets,
  ) {}

  /**
   * Asks for a job inside the caller's transaction.
   *
   * @param dedupeKey at most one message of a key is ever accepted (kept for a week after it is done).
   */
  async add<Payload extends object>(
    transaction: EntityManager,
    job: JobDefinition<Payload>,
    payload: Payload,
    dedupeKey: string | null = null,
  ): Promise<void> {
    const id = randomUUID();
    await transaction.query(
      `INSERT INTO outbox_message (id, queue, job, payload_sealed, dedupe_key, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (dedupe_key) DO NOTHING`,
      [id, job.queue, job.name, this.secrets.seal(OUTBOX_SEAL, JSON.stringify(payload), id), dedupeKey, this.clock.now()],
    );
    await transaction.query(`SELECT pg_notify('${OUTBOX_CHANNEL}', '')`);
  }
}
