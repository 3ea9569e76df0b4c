import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Environment, ProcessLog } from '@gatehouse/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rememberDecision } from './decided-requests.js';
import { Gate } from './gate.js';
import { asDataPlaneRequest } from './http-request.js';
import { dropKeySegment, dropLooseKeys } from './loose-keys.js';
import { Refusal } from './refusal.js';
import { bodyProblem } from './request-body.js';
import { ROUTE, type DeclaredAccess } from './route.js';

/** Puts each request of a Nest application before the gate, after its body was read. Denies what is not declared. */
@Injectable()
export class DataPlaneGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly gate: Gate,
    private readonly environment: Environment,
    private readonly log: ProcessLog,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<DeclaredAccess | undefined>(ROUTE, context.getHandler());
    // Such a route does not boot (`DeclaredRoutes`); this is the second lock.
    if (!access) throw new Error('a route without @Route was called');
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const route = { kind: 'declared', name: nameOf(request), access } as const;
    const decision = await this.gate.decide(asDataPlaneRequest(request, route, this.environment.values.TIER_HEADER));
    rememberDecision(request, decision);
    void http.getResponse<FastifyReply>().headers({ ...decision.headers });
    if (!decision.allowed) {
      if (decision.cause !== null) this.log.logger.info({ requestId: request.id, cause: decision.cause }, 'a credential was refused');
      throw new Refusal(decision);
    }
    dropLooseKeys(request.query, request.body);
    dropKeySegment(request.params);
    const problem = access.readsBody ? bodyProblem(request.body) : null;
    if (problem) throw Refusal.because(problem.reason, problem.message);
    return true;
  }
}

/** HEAD is served by the handler of GET and counts as it. */
function nameOf(request: FastifyRequest): string {
  return `${request.method === 'HEAD' ? 'GET' : request.method} ${request.routeOptions.url ?? ''}`;
}
