/** Changes come in bursts: one message a topic in this time is enough to read again. */
const GATHER_MS = 200;
/** Requests come all the time. Their batches are announced up to five times a second by each node of the REST API. */
const GATHER_REQUESTS_MS = 1_000;

export interface Gathered {
  add(topic: string): void;
  stop(): void;
}

/** Tells topics together, each once, a moment after the first of them came: nothing that comes later than what was told is left untold. */
export function gathered(tell: (topics: readonly string[]) => void): Gathered {
  const changes = after(GATHER_MS, tell);
  const requests = after(GATHER_REQUESTS_MS, tell);
  return {
    add: (topic) => (/^(plugin|website)-requests:/.test(topic) ? requests : changes).add(topic),
    stop: () => {
      changes.stop();
      requests.stop();
    },
  };
}

function after(ms: number, tell: (topics: readonly string[]) => void): Gathered {
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    timer = undefined;
    const topics = [...waiting];
    waiting.clear();
    tell(topics);
  };
  return {
    add: (topic) => {
      waiting.add(topic);
      timer ??= setTimeout(flush, ms);
    },
    stop: () => clearTimeout(timer),
  };
}
