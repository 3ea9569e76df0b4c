import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Realm } from '../session/session.js';
import { readingAgain } from './moves-with.js';

/** While no stream can be had (a proxy that cuts or holds it, too many windows), everything on the screen is read again this often. */
const POLL_MS = 10_000;
/** Something comes every 25 seconds. A stream that is silent for longer is dead, whatever the browser thinks. */
const SILENT_MS = 60_000;
/** What changed after the screen was read and before its stream was heard is caught up with when the screen is drawn. */
const CATCH_UP_MS = 1_000;

/**
 * Keeps a screen up to date without a reload: what it shows is read again when something of its topics has changed, whoever changed it. For
 * `…-requests` and `queue`, which change all the time, only the queries that say so (`meta: { movesWith: 'requests' }`).
 * A window that nobody looks at holds no connection, and reads again when it is looked at.
 *
 * @param topics as `GET /api/{realm}/live` has them, twenty at most; keep it to what the screen shows and to what the person may read: one topic
 * that is refused leaves the screen without a stream. None: nothing is followed
 */
export function useLive(realm: Realm, ...topics: readonly string[]): void {
  const queries = useQueryClient();
  const asked = topics.join(',');
  useEffect(() => (asked === '' ? undefined : follow(queries, realm, asked)), [queries, realm, asked]);
}

function follow(queries: QueryClient, realm: Realm, topics: string): () => void {
  const again = readingAgain(queries);
  let stream: EventSource | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let catchingUp: ReturnType<typeof setTimeout> | undefined;
  const poll = (): void => {
    polling ??= setInterval(() => again.read(), POLL_MS);
  };
  const stopPolling = (): void => {
    clearInterval(polling);
    polling = undefined;
    clearTimeout(silence);
  };
  const heard = (): void => {
    stopPolling();
    silence = setTimeout(poll, SILENT_MS);
  };
  const open = (): void => {
    // Until it is heard, which may be never, the screen stays true by asking.
    poll();
    stream = new EventSource(`/api/${realm}/live?topics=${encodeURIComponent(topics)}`);
    stream.addEventListener('listening', () => {
      heard();
      catchingUp = setTimeout(() => again.read(), CATCH_UP_MS);
    });
    stream.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      heard();
      again.read(topicIn(data));
    });
    stream.addEventListener('alive', heard);
    stream.addEventListener('ended', () => again.read());
    // The browser tries again by itself after a lost connection, not after a refusal.
    stream.addEventListener('error', poll);
  };
  const close = (): void => {
    stream?.close();
    stream = undefined;
    stopPolling();
    clearTimeout(catchingUp);
  };
  const onVisibility = (): void => {
    close();
    if (document.hidden) return;
    again.read();
    open();
  };
  if (!document.hidden) open();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    close();
    again.stop();
  };
}

function topicIn(data: string): string | undefined {
  return /"topic":"([^"]*)"/.exec(data)?.[1];
}
