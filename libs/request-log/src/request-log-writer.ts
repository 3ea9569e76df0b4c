import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ProcessLog, SECOND } from '@gatehouse/platform';
import { RequestBuffer } from './request-buffer.js';
import type { RequestRecord } from './request-record.js';
import { RequestLogStore } from './request-log.store.js';
import { SpentKeyNotices } from './spent-key-notices.js';

const FLUSH_AFTER_MS = 200;
const BATCH = 1_000;
/** About 20 MB: some minutes of a busy node without its database. */
const CAPACITY = 50_000;
const RETRY_AFTER_MS = SECOND;
/** Less than a process has for its whole stop. */
const LAST_FLUSH_MS = 5 * SECOND;

/** Takes rows without waiting and writes them in batches, one at a time. A request never waits for its row, and never fails by it. */
@Injectable()
export class RequestLogWriter implements OnApplicationShutdown {
  private readonly buffer = new RequestBuffer(CAPACITY);
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<boolean> | undefined;
  private failing = false;

  constructor(
    private readonly store: RequestLogStore,
    private readonly notices: SpentKeyNotices,
    private readonly log: ProcessLog,
  ) {}

  add(row: RequestRecord): void {
    this.buffer.add(row);
    this.wake(this.buffer.size >= BATCH ? 0 : FLUSH_AFTER_MS);
  }

  /** Writes what is there. False when something had to wait for a better moment. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing ??= this.drain().then((done) => {
      this.writing = undefined;
      this.failing = !done;
      if (!done) this.wake(RETRY_AFTER_MS);
      else if (this.buffer.size > 0) this.wake(FLUSH_AFTER_MS);
      return done;
    });
    return this.writing;
  }

  /** After the last answer, and while the database is still there: nothing that waits in memory is lost by a stop. */
  async onApplicationShutdown(): Promise<void> {
    const end = performance.now() + LAST_FLUSH_MS;
    while (!(await this.flush()) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, FLUSH_AFTER_MS));
    clearTimeout(this.timer);
    if (this.buffer.size > 0)
      this.log.logger.error({ lost: this.buffer.size }, 'rows of the request log were lost: the database was away at the stop');
  }

  /** A batch that is under way looks again when it is done; a database that is away is not asked at each request. */
  private wake(afterMs: number): void {
    if (this.writing || (this.timer && (this.failing || afterMs > 0))) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), afterMs);
    this.timer.unref();
  }

  private async drain(): Promise<boolean> {
    try {
      while (this.buffer.size > 0) {
        const batch = this.buffer.take(BATCH);
        await this.write(batch);
        this.notices.note(batch);
      }
      await this.notices.raise();
      return true;
    } catch (error) {
      this.log.logger.warn({ waiting: this.buffer.size, error: String(error) }, 'the request log could not be written; it is tried again');
      return false;
    } finally {
      this.reportLost();
    }
  }

  private async write(batch: readonly RequestRecord[]): Promise<void> {
    try {
      for (const { row, error } of await this.store.write(batch))
        this.log.logger.error({ requestId: row.id, error: String(error) }, 'a row of the request log was refused by the database');
    } catch (error) {
      // Written or not: a row that is there already is left alone by the next attempt.
      this.buffer.putBack(batch);
      throw error;
    }
  }

  private reportLost(): void {
    const lost = this.buffer.takeLost();
    if (lost > 0)
      this.log.logger.error({ lost }, 'rows of the request log were given up, the oldest first: more waited than fit into memory');
  }
}
