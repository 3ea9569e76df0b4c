import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isDatabaseUnavailable } from '../database/unavailable.js';

const RETRYABLE = new Set(['40P01', '40001']);

/**
 * The pool that BullMQ's PostgreSQL backend works on. It cures two faults of that backend (docs/architecture.md, Queues):
 * a first connection that fails is remembered for ever, and only ECONNREFUSED counts as "the server is away", so that any other
 * lost connection would mark a job that succeeded as failed.
 */
export class QueuePool extends pg.Pool {
  constructor(url: string, max: number) {
    super({
      connectionString: url,
      keepAlive: true,
      max,
      connectionTimeoutMillis: 5_000,
      options: '-c search_path=bullmq',
      application_name: 'gatehouse queues',
    });
    // pg declares `query` with a dozen overloads, so it is wrapped here rather than overridden; BullMQ calls only (text, values).
    const query = super.query.bind(this);
    this.query = (async (...parameters: unknown[]): Promise<unknown> => {
      try {
        return await Reflect.apply(query, undefined, parameters);
      } catch (error) {
        throw asQueuesUnderstand(error);
      }
    }) as typeof this.query;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(
    callback: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void,
  ): void;
  override connect(
    callback?: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void,
  ): void | Promise<pg.PoolClient> {
    // pg itself calls the callback form from query(): that one may fail, and is translated below.
    return callback ? super.connect(callback) : this.connectPatiently();
  }

  /** Waits while the server is away; gives up on what waiting cannot mend (a wrong password, no such database). */
  private async connectPatiently(): Promise<pg.PoolClient> {
    for (let waitMs = 200; ; waitMs = Math.min(waitMs * 2, 2_000)) {
      try {
        return await super.connect();
      } catch (error) {
        if (this.ending || !isDatabaseUnavailable(error)) throw error;
        await sleep(waitMs);
      }
    }
  }
}

/** BullMQ takes only ECONNREFUSED for "the server is away, try again": every passing failure gets that code. */
function asQueuesUnderstand(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const passing = isDatabaseUnavailable(error) || ('code' in error && RETRYABLE.has(String(error.code)));
  return passing ? Object.assign(new Error(error.message, { cause: error }), { code: 'ECONNREFUSED' }) : error;
}
