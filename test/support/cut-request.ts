import { Agent, request } from 'node:http';

/** When the client tears the connection down. */
export type Cut =
  /** Never. */
  | { readonly at: 'none' }
  /** In the middle of its own request. */
  | { readonly at: 'request' }
  /** So many milliseconds after the request was sent; 0 to the time that an answer takes. */
  | { readonly at: 'sent'; readonly afterMs: number }
  /** When the head of the answer arrives, before its body. */
  | { readonly at: 'answer' };

export interface Sent {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
}

export interface Received {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const kept = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends a request and perhaps loses its answer, as a network would. Null: nothing arrived that the client could use. */
export async function cutRequest({ url, method, headers, body }: Sent, cut: Cut): Promise<Received | null> {
  const payload = body === undefined ? '' : JSON.stringify(body);
  return new Promise((resolve) => {
    const outgoing = request(url, {
      method,
      agent: cut.at === 'none' ? kept : false,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
      },
    });
    const cutNow = (): void => {
      outgoing.destroy();
      resolve(null);
    };
    outgoing.on('error', () => {
      resolve(null);
    });
    outgoing.on('response', (incoming) => {
      if (cut.at === 'answer') {
        cutNow();
        return;
      }
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', () => {
        resolve(null);
      });
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) });
      });
    });
    if (cut.at === 'request') outgoing.write(payload.slice(0, Math.ceil(payload.length / 2)), cutNow);
    else if (cut.at === 'sent') outgoing.end(payload, () => setTimeout(cutNow, cut.afterMs));
    else outgoing.end(payload);
  });
}
