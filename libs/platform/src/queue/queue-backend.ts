import { createPostgresBackend, Queue, withBackend, Worker, type Job, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { SECOND } from '../clock/clock.js';
import type { Environment } from '../config/environment.js';
import { InstanceSecrets } from '../secrets/instance-secrets.js';
import { QUEUES, type QueueName } from './job.js';
import { QueuePool } from './queue-pool.js';

/** What a BullMQ job carries: everything else is read from the outbox row it names. */
export interface Ticket {
  readonly outboxId: string;
}

export type TicketQueue = Pick<
  Queue<Ticket, void, string>,
  'add' | 'getJob' | 'upsertJobScheduler' | 'close' | 'getJobCounts' | 'waitUntilReady'
> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
};
export type TicketWorker = Pick<Worker<Ticket, void, string>, 'close' | 'run'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
};

type TicketHandler = (job: Job<Ticket, void, string>) => Promise<void>;

const WORKER_OPTIONS = {
  autorun: false,
  concurrency: 4,
  // A killed process must not make a job fail for good: it is delivered again.
  maxStalledCount: 10,
  // The default is 15 s of dead time after an outage.
  runRetryDelay: 1_000,
} satisfies Omit<WorkerOptions, 'connection'>;

/** A killed process's jobs run again within 1.5 times that. Taking a slow process for a dead one does no harm: the runner locks the outbox row. */
function workerOptions({ values }: Environment): Omit<WorkerOptions, 'connection'> {
  const lostAfterMs = values.JOB_LOST_AFTER_SECONDS * SECOND;
  return { ...WORKER_OPTIONS, lockDuration: lostAfterMs, stalledInterval: lostAfterMs / 2 };
}

/** Where the queues live. One per process; it owns its connections. */
export interface QueueBackend {
  readonly kind: 'postgresql' | 'redis';
  queue(name: QueueName): TicketQueue;
  worker(name: QueueName, handler: TicketHandler): TicketWorker;
  close(): Promise<void>;
}

export function connectQueueBackend(environment: Environment, onError: (error: Error) => void): QueueBackend {
  return environment.values.REDIS_URL === '' ? new PostgresQueues(environment, onError) : new RedisQueues(environment, onError);
}

class PostgresQueues implements QueueBackend {
  readonly kind = 'postgresql';
  private readonly classes = withBackend(createPostgresBackend);
  private readonly pool: QueuePool;

  constructor(
    private readonly environment: Environment,
    onError: (error: Error) => void,
  ) {
    // Each worker pins one connection for LISTEN; too small a pool would hang in silence.
    this.pool = new QueuePool(environment.directDatabaseUrl, QUEUES.length + 6);
    this.pool.on('error', onError);
  }

  queue(name: QueueName): TicketQueue {
    return new this.classes.Queue<Ticket, void>(name, { connection: this.pool, streams: { events: { maxLen: 500 } } });
  }

  worker(name: QueueName, handler: TicketHandler): TicketWorker {
    return new this.classes.Worker<Ticket, void>(name, handler, {
      connection: this.pool,
      ...workerOptions(this.environment),
      drainDelay: 30,
    });
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/**
 * Where in Redis the queues of one instance live. Two instances may share a server, and a worker that took the other's job would
 * find no outbox row for it, so the place derives from the instance keys: from the oldest, which a rotation leaves in the list.
 * Where it does change, the outbox adds every undone job again. The braces keep all keys in one slot of a Redis Cluster.
 */
function prefixOf(environment: Environment): string {
  const secrets = new InstanceSecrets(environment);
  const oldest = Math.min(...secrets.versions);
  return `{gatehouse:${secrets.hmac('queue-prefix', [], oldest).subarray(0, 8).toString('hex')}}`;
}

class RedisQueues implements QueueBackend {
  readonly kind = 'redis';
  /** Waits for Redis however long it takes; whoever must not wait puts a limit of their own on it (`Queues`). */
  private readonly client: Redis;
  private readonly prefix: string;

  constructor(
    private readonly environment: Environment,
    onError: (error: Error) => void,
  ) {
    this.prefix = prefixOf(environment);
    this.client = new Redis(environment.values.REDIS_URL, { maxRetriesPerRequest: null });
    this.client.on('error', onError);
  }

  queue(name: QueueName): TicketQueue {
    return new Queue<Ticket, void>(name, {
      connection: this.client,
      prefix: this.prefix,
      streams: { events: { maxLen: 500 } },
    });
  }

  worker(name: QueueName, handler: TicketHandler): TicketWorker {
    return new Worker<Ticket, void>(name, handler, { connection: this.client, prefix: this.prefix, ...workerOptions(this.environment) });
  }

  close(): Promise<void> {
    // quit() would wait for a server that is away.
    this.client.disconnect();
    return Promise.resolve();
  }
}
