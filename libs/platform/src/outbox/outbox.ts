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
    await this.addAll(transaction, job, [{ payload, dedupeKey }]);
  }

  /** Like `add`, for many jobs in one statement. */
  async addAll<Payload extends object>(
    transaction: EntityManager,
    job: JobDefinition<Payload>,
    messages: readonly { readonly payload: Payload; readonly dedupeKey: string | null }[],
  ): Promise<void> {
    if (messages.length === 0) return;
    const rows = messages.map(({ payload, dedupeKey }) => {
      const id = randomUUID();
      return { id, sealed: this.secrets.seal(OUTBOX_SEAL, JSON.stringify(payload), id), dedupeKey };
    });
    await transaction.query(
      `WITH added AS (
         INSERT INTO outbox_message (id, queue, job, payload_sealed, dedupe_key, created_at)
         SELECT id, $1, $2, sealed, dedupe_key, $3 FROM unnest($4::uuid[], $5::text[], $6::text[]) AS message (id, sealed, dedupe_key)
         ON CONFLICT (dedupe_key) DO NOTHING)
       SELECT pg_notify('${OUTBOX_CHANNEL}', '')`,
      [
        job.queue,
        job.name,
        this.clock.now(),
        rows.map(({ id }) => id),
        rows.map(({ sealed }) => sealed),
        rows.map(({ dedupeKey }) => dedupeKey),
      ],
    );
  }
}
