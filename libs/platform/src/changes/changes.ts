import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Environment } from '../config/environment.js';
import { ProcessLog } from '../logging/logger.js';

const CHANNEL = 'gatehouse_changes';
const RECONNECT_MS = 1_000;

/** Told instead of a topic when announcements may have been missed: whatever is shown must be read again. */
export const EVERYTHING = '*';

type Listener = (topic: string) => void;

/**
 * What has just changed, from any process: topics such as `plugin:<id>` or `review`, announced by triggers at commit. A hint to read again,
 * never the truth: it carries no data, and may come twice. Connects when the first listener comes and lets go after the last.
 */
@Injectable()
export class Changes implements OnApplicationShutdown {
  /** By topic: what is announced on a busy day must cost next to nothing for those who listen to something else. */
  private readonly listeners = new Map<string, Set<Listener>>();
  private client: pg.Client | undefined;
  /** Settles when the present connection hears, or has failed. */
  private hearing: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly environment: Environment,
    private readonly log: ProcessLog,
  ) {}

  /**
   * @param listener is told each of the topics that is announced, and {@link EVERYTHING}
   * @returns `ready` settles when changes are heard (or, while the database is away, when one try has failed); `end` ends the listening
   */
  listen(topics: readonly string[], listener: Listener): { readonly ready: Promise<void>; readonly end: () => void } {
    const heard = [...topics, EVERYTHING];
    for (const topic of heard) this.listeners.set(topic, (this.listeners.get(topic) ?? new Set()).add(listener));
    if (!this.client) this.connect(false);
    const end = (): void => {
      for (const topic of heard) {
        const listeners = this.listeners.get(topic);
        listeners?.delete(listener);
        if (listeners?.size === 0) this.listeners.delete(topic);
      }
      if (this.listeners.size === 0) this.release();
    };
    return { ready: this.hearing, end };
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    this.release();
  }

  private connect(missedSome: boolean): void {
    const client = new pg.Client({
      connectionString: this.environment.directDatabaseUrl,
      keepAlive: true,
      application_name: 'gatehouse changes',
    });
    this.client = client;
    client.on('notification', ({ payload }) => this.tell(payload ?? EVERYTHING));
    client.on('error', () => undefined);
    client.once('end', () => this.again(client));
    this.hearing = client
      .connect()
      .then(() => client.query(`LISTEN ${CHANNEL}`))
      .then(() => {
        if (missedSome) this.tell(EVERYTHING);
      })
      .catch((error: unknown) => {
        this.log.logger.warn({ error: String(error) }, 'changes cannot be listened to; it is tried again');
        client.end().catch(() => undefined);
        this.again(client);
      });
  }

  private again(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    setTimeout(() => {
      if (!this.stopped && !this.client && this.listeners.size > 0) this.connect(true);
    }, RECONNECT_MS).unref();
  }

  private release(): void {
    const client = this.client;
    this.client = undefined;
    client?.end().catch(() => undefined);
  }

  private tell(topic: string): void {
    for (const listener of this.listeners.get(topic) ?? []) listener(topic);
  }
}
