import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Environment } from '../config/environment.js';
import { ProcessLog } from '../logging/logger.js';
import { Clock, MINUTE } from '../clock/clock.js';
import { QUEUES, type QueueName } from './job.js';
import { connectQueueBackend, type QueueBackend, type TicketQueue } from './queue-backend.js';

const JOB_OPTIONS = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: { age: 7 * 24 * 3600 },
};
/** A job that used up its attempts is tried again this long after its last one: an outage of hours must not lose it. */
const RETRY_FAILED_AFTER_MS = 5 * MINUTE;

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/** Producer side of the queues. The worker has one to relay the outbox, the marketplace one for its administrators to look; everybody else writes to the outbox. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  readonly backend: QueueBackend;
  private readonly queues = new Map<QueueName, TicketQueue>();

  constructor(
    environment: Environment,
    private readonly clock: Clock,
    private readonly log: ProcessLog,
  ) {
    let lastProblem = '';
    const onError = (error: Error): void => {
      // An outage repeats one error many times a second; it is said once.
      if (error.message === lastProblem) return;
      lastProblem = error.message;
      this.log.logger.warn({ error: error.message }, 'the queues are out of reach');
    };
    this.backend = connectQueueBackend(environment, onError);
    for (const name of QUEUES) {
      const queue = this.backend.queue(name);
      queue.on('error', onError);
      this.queues.set(name, queue);
    }
  }

  /** Adds the job of an outbox row. Adding it twice is adding it once, while the first is still there. */
  async add(queue: QueueName, job: string, outboxId: string): Promise<void> {
    await inTime(this.get(queue).add(job, { outboxId }, { jobId: outboxId, ...JOB_OPTIONS }));
  }

  /** Adds a lost job again, and gives a failed one another round. */
  async revive(queue: QueueName, job: string, outboxId: string): Promise<void> {
    await this.retry(queue, job, outboxId, RETRY_FAILED_AFTER_MS);
  }

  /** The same at a person's word: a failed job need not rest first. */
  async retry(queue: QueueName, job: string, outboxId: string, restMs = 0): Promise<void> {
    const existing = await inTime(this.get(queue).getJob(outboxId));
    if (!existing) return this.add(queue, job, outboxId);
    const failed = await inTime(existing.isFailed());
    if (failed && this.clock.now().getTime() - (existing.finishedOn ?? 0) >= restMs) await inTime(existing.retry('failed'));
  }

  /** How many jobs of a queue are in which state. */
  async counts(queue: QueueName): Promise<QueueCounts> {
    const counts = await inTime(this.get(queue).getJobCounts('waiting', 'active', 'delayed', 'failed'));
    return { waiting: counts.waiting ?? 0, active: counts.active ?? 0, delayed: counts.delayed ?? 0, failed: counts.failed ?? 0 };
  }

  get(name: QueueName): TicketQueue {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`there is no queue ${name}`);
    return queue;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => inTime(queue.close())));
    await this.backend.close();
  }
}

const PATIENCE_MS = 5_000;

/** A queue that is away would keep its caller, and the caller's transaction, waiting for ever. A late success does no harm: the job's id is fixed. */
async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the queue did not answer within ${PATIENCE_MS} ms`));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
