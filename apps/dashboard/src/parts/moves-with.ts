import type { QueryClient } from '@tanstack/react-query';

/** What happens so often that only queries which say so (`meta: { movesWith: … }`) are read again for it. */
type Busy = 'requests' | 'queue';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readonly movesWith?: Busy };
  }
}

/** Reading again takes this part of the time at most, however often something changes: counting a million requests takes a second. */
const BUSY_PART = 1 / 5;

export interface ReadingAgain {
  /** Whatever a topic is about; without one, whatever the screen shows. */
  readonly read: (topic?: string) => void;
  readonly stop: () => void;
}

/** Reads what the screen shows again, and of a busy topic only what moves with it. */
export function readingAgain(queries: QueryClient): ReadingAgain {
  const everything = paced(() => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }));
  const movingWith = (busy: Busy) => paced(() => queries.invalidateQueries({ predicate: ({ meta }) => meta?.movesWith === busy }));
  const some = { requests: movingWith('requests'), queue: movingWith('queue') };
  return {
    read: (topic) => {
      const busy = topic === undefined ? null : busyPart(topic);
      (busy === null ? everything : some[busy]).ask();
    },
    stop: () => {
      for (const one of [everything, some.requests, some.queue]) one.stop();
    },
  };
}

function busyPart(topic: string): Busy | null {
  if (topic === 'queue') return 'queue';
  return /^(plugin|website)-requests:/.test(topic) ? 'requests' : null;
}

/**
 * Reads at once when asked, and once more for all who ask meanwhile: never twice at a time, and with a pause after each reading that grows with what it
 * took.
 */
export function paced(read: () => Promise<unknown>): { readonly ask: () => void; readonly stop: () => void } {
  let state: 'free' | 'busy' | 'asked again' | 'stopped' = 'free';
  let pause: ReturnType<typeof setTimeout> | undefined;
  const free = (): void => {
    const askedAgain = state === 'asked again';
    if (state !== 'stopped') state = 'free';
    if (askedAgain) ask();
  };
  const ask = (): void => {
    if (state === 'busy') state = 'asked again';
    if (state !== 'free') return;
    state = 'busy';
    const began = Date.now();
    const rest = (): void => {
      pause = setTimeout(free, (Date.now() - began) * (1 / BUSY_PART - 1));
    };
    read().then(rest, rest);
  };
  const stop = (): void => {
    state = 'stopped';
    clearTimeout(pause);
  };
  return { ask, stop };
}
