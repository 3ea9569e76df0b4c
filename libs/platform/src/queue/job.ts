import type { EntityManager } from 'typeorm';

/** A kind of background work: where it runs and how its payload is read back. Made once per kind by `defineJob`. */
export interface JobDefinition<Payload extends object> {
  readonly queue: QueueName;
  /** Unique over all queues. */
  readonly name: string;
  /** Reads a payload that comes back from the database. @throws Error in words when it is not of this kind. */
  parse(payload: unknown): Payload;
}

/** All queues there are; one BullMQ worker serves each. */
export const QUEUES = ['review', 'mail', 'maintenance'] as const;
export type QueueName = (typeof QUEUES)[number];

const defined = new Map<string, JobDefinition<object>>();

/** Declares a job in `<slice>.jobs.ts`. Two jobs of one name are a programming error and stop the start. */
export function defineJob<Payload extends object>(job: JobDefinition<Payload>): JobDefinition<Payload> {
  if (defined.has(job.name)) throw new Error(`two jobs are called ${job.name}`);
  defined.set(job.name, job);
  return job;
}

/** Every job that any loaded slice has declared. */
export function definedJobs(): readonly JobDefinition<object>[] {
  return [...defined.values()];
}

/**
 * Does one kind of job. `process` runs inside the transaction that also marks the job's outbox row as done, so its effects on
 * the database happen exactly once however often the queue delivers the job. Effects elsewhere happen at least once.
 */
export interface JobProcessor<Payload extends object> {
  readonly job: JobDefinition<Payload>;
  process(payload: Payload, transaction: EntityManager, delivery: Delivery): Promise<void>;
}

export interface Delivery {
  /** The id of the outbox row: the same for every delivery of one job. */
  readonly id: string;
}

/** Work that repeats. It must be idempotent: two workers may run it at once, and a missed run is caught up by the next. */
export interface Schedule {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<void>;
}
