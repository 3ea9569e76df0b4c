import { request } from 'node:http';
import { checkAnswer } from './openapi-check.js';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly body: { error?: unknown; reason?: unknown; data?: { message?: string; documentation_url?: string } };
}

export interface RawCall {
  readonly method?: string;
  /** A list sends the header several times, which `fetch` cannot. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** A text is sent as it is; everything else as JSON, with its content type. */
  readonly body?: unknown;
}

/**
 * A request byte for byte as the test wants it: repeated headers, any path. A JSON answer is held against the OpenAPI document of the same
 * server, where that knows the path.
 */
export async function rawRequest(origin: string, path: string, { method = 'GET', headers = {}, body }: RawCall = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const sent = {
    ...(payload === undefined ? {} : { 'content-length': String(Buffer.byteLength(payload)) }),
    ...(payload === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  const answer = await new Promise<Omit<RawAnswer, 'body'>>((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method, headers: sent, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
  const parsed: unknown = answer.text === '' ? {} : JSON.parse(answer.text);
  if (answer.text !== '') await checkAnswer(`${origin}/v1/openapi.json`, method, path, answer.status, parsed);
  return { ...answer, body: parsed as RawAnswer['body'] };
}
