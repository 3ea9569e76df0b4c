import { asDataPlaneRequest, refusedBy, type Gate } from '@gatehouse/guard';
import type { Environment } from '@gatehouse/platform';
import type { FastifyInstance } from 'fastify';
import { answerRefusal } from './answer.js';

interface KnownRoute {
  readonly method: string;
  readonly segments: readonly string[];
}

/** Answers 404 and 405 by the same gate as every other request, and before any body is read. */
export function refuseUnknownRoutes(fastify: FastifyInstance, gate: Gate, environment: Environment): void {
  const known: KnownRoute[] = [];
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) known.push({ method: one, segments: url.split('/') });
  });
  const { PUBLIC_URL, TIER_HEADER } = environment.values;
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return;
    const route = { kind: 'unknown', method: request.method, allow: methodsOf(known, request.raw.url ?? '') } as const;
    const decision = await gate.decide(asDataPlaneRequest(request, route, TIER_HEADER)).catch(refusedBy);
    if (decision.allowed) throw new Error('a request to no route was allowed');
    return answerRefusal(reply, decision, PUBLIC_URL);
  });
}

/** The methods with which a path is known, in the order of the alphabet. */
function methodsOf(known: readonly KnownRoute[], url: string): string[] {
  const path = (url.split('?', 1)[0] ?? '').split('/');
  const fits = ({ segments }: KnownRoute): boolean =>
    segments.length === path.length && segments.every((segment, at) => (segment.startsWith(':') ? path[at] !== '' : segment === path[at]));
  return [...new Set(known.filter(fits).map(({ method }) => method))].sort();
}
