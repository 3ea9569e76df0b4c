import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, Environment, isDatabaseUnavailable, ProcessLog, Queues, QUEUES, type QueueName } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import type { FailingJobView, QueuesView } from './queues.dto.js';
import { JobNotFailing, QueuesAway } from './queues.errors.js';

interface FailingRow {
  readonly id: string;
  readonly queue: QueueName;
  readonly job: string;
  readonly created_at: Date;
  readonly last_error: string;
}

const FAILING = 'SELECT id, queue, job, created_at, last_error FROM outbox_message WHERE done_at IS NULL AND last_error IS NOT NULL';

/** What an administrator sees of the background work. The list of failing jobs is read from the database, so it is whole also when a queue lost its data. */
@Injectable()
export class QueueDesk implements OnApplicationShutdown {
  /** Connected at the first look: a marketplace that nobody asks needs no queue. */
  private queues: Queues | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly environment: Environment,
    private readonly clock: Clock,
    private readonly log: ProcessLog,
    private readonly audit: AuditTrail,
  ) {}

  async look(): Promise<QueuesView> {
    const rows: { queue: QueueName; undone: number }[] = await this.dataSource.query(
      'SELECT queue, count(*)::int AS undone FROM outbox_message WHERE done_at IS NULL GROUP BY queue',
    );
    const undone = new Map(rows.map((row) => [row.queue, row.undone]));
    const queues = await this.reach((all) =>
      Promise.all(QUEUES.map(async (name) => ({ name, ...(await all.counts(name)), undone: undone.get(name) ?? 0 }))),
    );
    return { backend: this.connected.backend.kind, queues };
  }

  async failing(): Promise<FailingJobView[]> {
    const rows: FailingRow[] = await this.dataSource.query(`${FAILING} ORDER BY created_at DESC, id LIMIT 100`);
    return rows.map(({ id, queue, job, created_at, last_error }) => ({
      id,
      queue,
      job,
      created_at: created_at.toISOString(),
      error: last_error,
    }));
  }

  /** Gives a failing job another round now. Twice is once: a job that waits or runs already is left alone. */
  async retry(actor: Actor, id: string): Promise<void> {
    const job = await this.dataSource.transaction(async (transaction) => {
      const rows: FailingRow[] = await transaction.query(`${FAILING} AND id = $1`, [id]);
      const row = rows[0];
      if (!row) throw new JobNotFailing();
      await this.audit.record(transaction, actor, {
        action: 'job.retry',
        subjectKind: 'job',
        subjectId: id,
        after: { queue: row.queue, job: row.job },
      });
      return row;
    });
    await this.reach((queues) => queues.retry(job.queue, job.job, job.id));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queues?.onApplicationShutdown();
  }

  private get connected(): Queues {
    return (this.queues ??= new Queues(this.environment, this.clock, this.log));
  }

  private async reach<Value>(work: (queues: Queues) => Promise<Value>): Promise<Value> {
    try {
      return await work(this.connected);
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      throw new QueuesAway(error);
    }
  }
}
