import { UnrecoverableError } from 'bullmq';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock/clock.js';
import type { ProcessLog } from '../logging/logger.js';
import { OUTBOX_SEAL } from '../outbox/outbox.js';
import type { InstanceSecrets } from '../secrets/instance-secrets.js';
import { definedJobs, QUEUES, type JobProcessor, type Schedule } from './job.js';
import type { Ticket, TicketWorker } from './queue-backend.js';
import type { Queues } from './queues.js';

interface MessageRow {
  readonly job: string;
  readonly payload_sealed: string;
}

/**
 * Consumer side of the queues: takes a ticket, locks its outbox row, does the work and marks the row done in one transaction.
 * The lock is what keeps a job that the queue delivered twice at once from running twice.
 */
export class JobRunner {
  private readonly workers: TicketWorker[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: Queues,
    private readonly clock: Clock,
    private readonly secrets: InstanceSecrets,
    private readonly log: ProcessLog,
    private readonly work: { processors: readonly JobProcessor<object>[]; schedules: readonly Schedule[] },
  ) {}

  /** @throws when a declared job has no processor or two: such a build must not start. */
  start(): void {
    for (const job of definedJobs()) {
      const count = this.work.processors.filter((processor) => processor.job === job).length;
      if (count !== 1) throw new Error(`the job ${job.name} has ${count} processors; it needs exactly one`);
    }
    for (const name of QUEUES) {
      const worker = this.queues.backend.worker(name, async (job) => {
        if (name === 'maintenance' && job.name.startsWith('schedule.')) await this.runSchedule(job.name.slice('schedule.'.length));
        else await this.runTicket(job.data);
      });
      worker.on('error', (error) => {
        this.log.logger.debug({ error: error.message, queue: name }, 'a worker met an error; it goes on');
      });
      this.workers.push(worker);
      void worker.run();
    }
  }

  /** Says again when repeating work is due; called at the start and now and then, because a queue may lose it. */
  async upsertSchedules(): Promise<void> {
    for (const { name, everyMs } of this.work.schedules)
      await this.queues
        .get('maintenance')
        .upsertJobScheduler(
          `schedule.${name}`,
          { every: everyMs },
          { name: `schedule.${name}`, data: { outboxId: '' }, opts: { removeOnComplete: true, removeOnFail: { age: 24 * 3600 } } },
        );
  }

  async stop(): Promise<void> {
    await Promise.allSettled(this.workers.map((worker) => worker.close()));
  }

  /** Does the work of one outbox row, exactly once as far as the database goes. */
  async runTicket(ticket: Ticket): Promise<void> {
    const id: unknown = ticket.outboxId;
    if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id))
      throw new UnrecoverableError(
        `a job must carry the id of an outbox row as outboxId; it carries ${JSON.stringify(ticket).slice(0, 200)}`,
      );
    try {
      await this.dataSource.transaction(async (transaction) => {
        const rows: MessageRow[] = await transaction.query(
          'SELECT job, payload_sealed FROM outbox_message WHERE id = $1 AND done_at IS NULL FOR UPDATE',
          [id],
        );
        const row = rows[0];
        // Done before, by an earlier delivery of the same job.
        if (!row) return;
        const processor = this.work.processors.find(({ job }) => job.name === row.job);
        if (!processor) throw new UnrecoverableError(`no processor does ${row.job}; is an older worker still running?`);
        const payload: unknown = JSON.parse(this.secrets.unseal(OUTBOX_SEAL, row.payload_sealed, id));
        await processor.process(processor.job.parse(payload), transaction, { id });
        await transaction.query(`UPDATE outbox_message SET done_at = $2, payload_sealed = '', last_error = NULL WHERE id = $1`, [
          id,
          this.clock.now(),
        ]);
      });
    } catch (error) {
      const message = clean(error instanceof Error ? error.message : String(error));
      this.log.logger.warn({ outboxId: id, error: message }, 'a job failed; it is tried again');
      await this.dataSource.query('UPDATE outbox_message SET last_error = $2 WHERE id = $1', [id, message]).catch(() => undefined);
      throw error instanceof UnrecoverableError ? error : new Error(message, { cause: error });
    }
  }

  private async runSchedule(name: string): Promise<void> {
    // A schedule that a newer version no longer has may still fire once from the queue's memory.
    await this.work.schedules.find((schedule) => schedule.name === name)?.run();
  }
}

/** PostgreSQL keeps neither NUL nor lone surrogates in text; an error message with one would jam its job. */
function clean(message: string): string {
  return message.replaceAll('\u0000', '').toWellFormed().slice(0, 2_000);
}
