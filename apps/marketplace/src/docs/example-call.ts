import { exampleBody } from './example-value.js';
import type { OpenApiDocument, Operation, Route } from './openapi-document.js';

/** The HTTP app that a reference is about. */
export interface Api {
  /** Scheme and host as callers see them. */
  readonly server: string;
  /** Header that names the tier of a caller of the REST API. */
  readonly tierHeader: string;
}

/** Who sends a call, and so what it must carry. */
export type Sender =
  { readonly kind: 'key'; readonly tier: string } | { readonly kind: 'session'; readonly realm: string } | { readonly kind: 'anybody' };

/** One request to a route, from which each language makes its example. What only the reader can know stands in braces. */
export interface ExampleCall {
  readonly method: string;
  readonly server: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly sender: Sender;
  /** Undefined when the route takes none. */
  readonly body: unknown;
  readonly answer: 'json' | 'text' | 'stream' | 'none';
}

export function exampleCall(document: OpenApiDocument, route: Route, { server, tierHeader }: Api): ExampleCall {
  const { method, path, operation } = route;
  const query = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name }) => `${name}={${name}}`)
    .join('&');
  const sender = senderOf(operation);
  const body = exampleBody(document, route);
  // A state change without a body still has to say that it is a script's, not a form's.
  const json = body !== undefined || (sender.kind !== 'key' && method !== 'GET' && method !== 'HEAD');
  return {
    method,
    server,
    url: `${server}${path}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...(sender.kind === 'key' ? { [tierHeader]: sender.tier } : {}),
      ...(json ? { 'Content-Type': 'application/json' } : {}),
    },
    sender,
    body,
    answer: method === 'HEAD' ? 'none' : answerOf(operation),
  };
}

function senderOf(operation: Operation): Sender {
  const tiers = operation['x-gatehouse-tiers'];
  if (tiers) return { kind: 'key', tier: tiers.includes('plugin') ? 'plugin' : (tiers[0] ?? 'plugin') };
  const [realm] = Object.keys(operation.security?.[0] ?? {});
  return realm === undefined ? { kind: 'anybody' } : { kind: 'session', realm };
}

function answerOf({ responses }: Operation): ExampleCall['answer'] {
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const types = Object.keys(success?.content ?? {});
  if (types.length === 0) return 'none';
  if (types.includes('text/event-stream')) return 'stream';
  return types[0] === 'application/json' ? 'json' : 'text';
}
