import type { FastifyRequest } from 'fastify';
import type { DataPlaneRequest } from './data-plane-request.js';
import { findLooseKeys } from './loose-keys.js';

/** A Fastify request as plain values. */
export function asDataPlaneRequest(request: FastifyRequest, route: DataPlaneRequest['route'], tierHeader: string): DataPlaneRequest {
  const params = textsOf(request.params);
  return {
    id: request.id,
    route,
    params,
    authorization: authorizationsOf(request.raw.rawHeaders),
    tier: header(request, tierHeader),
    simulate: header(request, 'X-Gatehouse-Simulate'),
    looseKeys: findLooseKeys(request.query, request.body, params),
    tls: request.protocol === 'https',
    address: request.ip,
    userAgent: header(request, 'User-Agent'),
  };
}

/** Node keeps only the first `Authorization` header in `headers`; a second one must not go unseen. */
function authorizationsOf(rawHeaders: readonly string[]): string[] {
  return rawHeaders.filter((_value, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'authorization');
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}

function textsOf(params: unknown): Record<string, string> {
  if (typeof params !== 'object' || params === null) return {};
  return Object.fromEntries(Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
