import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Realm } from '../session/session.js';

/** While no stream can be had (a proxy that cuts it, too many windows), everything on the screen is read again this often. */
const POLL_MS = 10_000;

/**
 * Keeps a screen up to date without a reload: whatever it shows is read again when something of its topics has changed, whoever changed it.
 * A window that nobody looks at holds no connection, and reads again when it is looked at.
 *
 * @param topics `plugin:<id>` or `review` (marketplace), `website:<id>` (website), twenty at most; keep it to what the screen shows. None: nothing is followed
 */
export function useLive(realm: Realm, ...topics: readonly string[]): void {
  const queries = useQueryClient();
  const asked = topics.join(',');
  useEffect(() => (asked === '' ? undefined : follow(queries, realm, asked)), [queries, realm, asked]);
}

function follow(queries: QueryClient, realm: Realm, topics: string): () => void {
  let stream: EventSource | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  const readAgain = (): void => void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  const poll = (): void => {
    polling ??= setInterval(readAgain, POLL_MS);
  };
  const stopPolling = (): void => {
    clearInterval(polling);
    polling = undefined;
  };
  const open = (): void => {
    stream = new EventSource(`/api/${realm}/live?topics=${encodeURIComponent(topics)}`);
    stream.addEventListener('changed', readAgain);
    stream.addEventListener('listening', stopPolling);
    // The browser tries again by itself after a lost connection, not after a refusal; meanwhile the screen stays true by asking.
    stream.addEventListener('error', poll);
  };
  const close = (): void => {
    stream?.close();
    stream = undefined;
    stopPolling();
  };
  const onVisibility = (): void => {
    close();
    if (document.hidden) return;
    readAgain();
    open();
  };
  if (!document.hidden) open();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    close();
  };
}
