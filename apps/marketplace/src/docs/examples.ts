import { curlExample } from './curl-example.js';
import { exampleCall, type Api, type ExampleCall } from './example-call.js';
import { nodeExample } from './node-example.js';
import { officialClientExample } from './official-client.js';
import type { OpenApiDocument, Route } from './openapi-document.js';

export interface Example {
  /** Stable name, by which a reader's choice is kept from route to route. */
  readonly language: 'curl' | 'node' | 'crisp-api';
  readonly label: string;
  readonly code: string;
}

/** How to call a route, once a language. */
export function examplesOf(document: OpenApiDocument, route: Route, api: Api): Example[] {
  return examplesOfCall(exampleCall(document, route, api), route.path);
}

export function examplesOfCall(call: ExampleCall, path: string): Example[] {
  const official = officialClientExample(call, path);
  return [
    { language: 'curl', label: 'curl', code: curlExample(call) },
    { language: 'node', label: 'Node', code: nodeExample(call) },
    ...(official === null ? [] : [{ language: 'crisp-api', label: 'Official client', code: official } as const]),
  ];
}
