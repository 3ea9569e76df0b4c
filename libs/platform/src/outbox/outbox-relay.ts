import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Clock, DAY, SECOND } from '../clock/clock.js';
import { Environment } from '../config/environment.js';
import { ProcessLog } from '../logging/logger.js';
import type { QueueName } from '../queue/job.js';
import { Queues } from '../queue/queues.js';
import { OUTBOX_CHANNEL } from './outbox.js';

const BATCH = 100;
const LOOK_EVERY_MS = 1_000;
const KEEP_DONE_MS = 7 * DAY;

interface Row {
  readonly id: string;
  readonly queue: QueueName;
  readonly job: string;
}

/**
 * Carries outbox rows into the queues, and carries them again when the queue lost them. Any number of workers may run one:
 * rows are taken with SKIP LOCKED, and the job id is the row's id, so that a repeat is the same job.
 */
@Injectable()
export class OutboxRelay {
  /** A job not done after this long may have been lost by the queue; adding it again is harmless while it is there. */
  private readonly suspectAfterMs: number;
  private readonly timers: NodeJS.Timeout[] = [];
  private listener: pg.Client | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: Queues,
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly log: ProcessLog,
  ) {
    this.suspectAfterMs = environment.values.JOB_LOST_AFTER_SECONDS * SECOND;
  }

  start(): void {
    this.timers.push(
      setInterval(() => this.schedule(() => this.relay()), LOOK_EVERY_MS),
      setInterval(() => this.schedule(() => this.sweep()), this.suspectAfterMs / 2),
    );
    void this.listen();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.timers.forEach((timer) => {
      clearInterval(timer);
    });
    await this.listener?.end().catch(() => undefined);
    await this.running;
  }

  /** Puts every pending row into its queue. A crash after the add repeats the add, which is the same job. */
  async relay(): Promise<void> {
    for (let moved = BATCH; moved === BATCH && !this.stopped;)
      moved = await this.dataSource.transaction(async (transaction) => {
        const rows: Row[] = await transaction.query(
          `SELECT id, queue, job FROM outbox_message WHERE dispatched_at IS NULL ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        );
        for (const row of rows) await this.queues.add(row.queue, row.job, row.id);
        await transaction.query('UPDATE outbox_message SET dispatched_at = $1 WHERE id = ANY($2)', [
          this.clock.now(),
          rows.map((row) => row.id),
        ]);
        return rows.length;
      });
  }

  /** Adds again what was dispatched but is neither done nor in the queue, and forgets what was done long ago. */
  async sweep(): Promise<void> {
    const suspects: Row[] = await this.dataSource.query(
      `SELECT id, queue, job FROM outbox_message WHERE done_at IS NULL AND dispatched_at < $1 ORDER BY dispatched_at LIMIT 1000`,
      [this.clock.after(-this.suspectAfterMs)],
    );
    for (const row of suspects) await this.queues.revive(row.queue, row.job, row.id);
    await this.dataSource.query('DELETE FROM outbox_message WHERE done_at < $1', [this.clock.after(-KEEP_DONE_MS)]);
  }

  /** One run at a time; a failure is logged and the next run tries again. */
  private schedule(work: () => Promise<void>): void {
    if (this.stopped) return;
    this.running = this.running.then(work).catch((error: unknown) => {
      this.log.logger.warn({ error: String(error) }, 'the outbox could not be relayed; it is tried again');
    });
  }

  private async listen(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({
      connectionString: this.environment.directDatabaseUrl,
      keepAlive: true,
      application_name: 'gatehouse outbox',
    });
    const again = (): void => {
      if (this.listener === client) this.listener = undefined;
      if (!this.stopped) setTimeout(() => void this.listen(), LOOK_EVERY_MS).unref();
    };
    client.on('notification', () => {
      this.schedule(() => this.relay());
    });
    client.on('error', () => undefined);
    client.once('end', again);
    try {
      await client.connect();
      this.listener = client;
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
    } catch {
      // Polling goes on meanwhile; `end` or this branch tries again.
      await client.end().catch(again);
    }
  }
}
