const PATIENCE_MS = 30_000;
/** So long a stream of events is listened to. */
const LISTEN_MS = 10_000;
const LONGEST = 200_000;

/**
 * Sends a request as a reader's form says. Cookies go along only to this host, never to the REST API.
 *
 * @returns `{ response, ms, text, cut }`; `cut` says in words why `text` is not all
 * @throws when there was no answer
 */
export async function send({ method, url, headers, body, restApi }) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  const begun = performance.now();
  try {
    const response = await fetch(url, {
      method,
      headers,
      body,
      credentials: restApi ? 'omit' : 'same-origin',
      cache: 'no-store',
      signal: stop.signal,
    });
    const ms = performance.now() - begun;
    return { response, ms, ...(await read(response, stop)) };
  } finally {
    clearTimeout(timer);
  }
}

async function read(response, stop) {
  if ((response.headers.get('Content-Type') ?? '').startsWith('text/event-stream')) return listen(response, stop);
  const text = await response.text();
  if (text.length <= LONGEST) return { text, cut: null };
  return { text: text.slice(0, LONGEST), cut: `Only the first ${LONGEST / 1_000} kB are shown.` };
}

/** A stream of events has no end: its beginning is shown. */
async function listen(response, stop) {
  const timer = setTimeout(() => stop.abort(), LISTEN_MS);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
    return { text, cut: null };
  } catch {
    return { text, cut: `The stream goes on; these are its first ${LISTEN_MS / 1_000} seconds.` };
  } finally {
    clearTimeout(timer);
  }
}
