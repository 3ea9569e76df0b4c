import { Injectable, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { Changes, EVERYTHING } from '@gatehouse/platform';
import { Observable } from 'rxjs';
import { gathered } from './gathered.js';
import { TooManyStreams } from './live.errors.js';

/** Proxies close what is silent for a minute. Whether the listener may still listen is asked as often, and before anything is told. */
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
   * @param mayListen is asked for some of the topics before they are told, and for all of them again and again; false or a refusal ends the
   * stream with `ended`, so that the listener sees at once that something is no longer theirs
   * @throws {TooManyStreams}
   */
  open(accountId: string, topics: readonly string[], mayListen: (topics: readonly string[]) => Promise<boolean>): Observable<MessageEvent> {
    const open = this.perAccount.get(accountId) ?? 0;
    if (open >= MAX_STREAMS_PER_ACCOUNT) throw new TooManyStreams(MAX_STREAMS_PER_ACCOUNT);
    return new Observable<MessageEvent>((stream) => {
      this.count(accountId, 1);
      const end = (): void => stream.complete();
      const refuse = (): void => {
        stream.next({ type: 'ended', data: {} });
        end();
      };
      const ifAllowed = (asked: readonly string[], tell: () => void): void => {
        mayListen(asked).then((may) => (may ? tell() : refuse()), refuse);
      };
      const telling = gathered((changed) =>
        ifAllowed(changed.includes(EVERYTHING) ? topics : changed, () => {
          for (const topic of changed) stream.next({ type: 'changed', data: { topic } });
        }),
      );
      const listening = this.changes.listen(topics, (topic) => telling.add(topic));
      const check = setInterval(() => ifAllowed(topics, () => stream.next({ type: 'alive', data: {} })), CHECK_EVERY_MS);
      this.ends.add(end);
      // Said once changes are heard: who reads after it misses nothing.
      void listening.ready.then(() => stream.next({ type: 'listening', data: { topics } }));
      return () => {
        clearInterval(check);
        telling.stop();
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
