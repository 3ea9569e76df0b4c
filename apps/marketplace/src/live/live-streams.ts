import { Injectable, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { Changes, EVERYTHING } from '@gatehouse/platform';
import { Observable } from 'rxjs';
import { TooManyStreams } from './live.errors.js';

/** Changes come in bursts: one message a topic in this time is enough to read again. */
const GATHER_MS = 200;
/** Proxies close what is silent for a minute. Whether the listener may still listen is asked as often. */
const CHECK_EVERY_MS = 25_000;
const MAX_STREAMS_PER_ACCOUNT = 30;

/** The open streams of this process. */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private readonly ends = new Set<() => void>();
  private readonly perAccount = new Map<string, number>();

  constructor(private readonly changes: Changes) {}

  /** Open streams would hold up the shutdown: browsers connect again by themselves, to a process that stays. */
  onModuleDestroy(): void {
    for (const end of [...this.ends]) end();
  }

  /**
   * `changed` messages with a topic each; they carry no data, whoever gets one reads again.
   *
   * @param mayListen is asked again and again; false or a refusal ends the stream
   * @throws {TooManyStreams}
   */
  open(accountId: string, topics: readonly string[], mayListen: () => Promise<boolean>): Observable<MessageEvent> {
    const open = this.perAccount.get(accountId) ?? 0;
    if (open >= MAX_STREAMS_PER_ACCOUNT) throw new TooManyStreams(MAX_STREAMS_PER_ACCOUNT);
    return new Observable<MessageEvent>((stream) => {
      this.count(accountId, 1);
      const waiting = new Set<string>();
      let timer: NodeJS.Timeout | undefined;
      const flush = (): void => {
        timer = undefined;
        for (const topic of waiting) stream.next({ type: 'changed', data: { topic } });
        waiting.clear();
      };
      const listening = this.changes.listen((topic) => {
        if (topic !== EVERYTHING && !topics.includes(topic)) return;
        waiting.add(topic);
        timer ??= setTimeout(flush, GATHER_MS);
      });
      const end = (): void => stream.complete();
      const check = setInterval(() => {
        mayListen().then((may) => (may ? stream.next({ type: 'alive', data: {} }) : end()), end);
      }, CHECK_EVERY_MS);
      this.ends.add(end);
      // Said once changes are heard: who reads after it misses nothing.
      void listening.ready.then(() => stream.next({ type: 'listening', data: { topics } }));
      return () => {
        clearInterval(check);
        clearTimeout(timer);
        listening.end();
        this.ends.delete(end);
        this.count(accountId, -1);
      };
    });
  }

  private count(accountId: string, by: number): void {
    const now = (this.perAccount.get(accountId) ?? 0) + by;
    if (now > 0) this.perAccount.set(accountId, now);
    else this.perAccount.delete(accountId);
  }
}
