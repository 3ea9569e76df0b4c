import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.js';

const principals = new WeakMap<FastifyRequest, Principal>();

/** Remembers who was found behind a request; only the guard calls it. */
export function setPrincipal(request: FastifyRequest, principal: Principal): void {
  principals.set(request, principal);
}

/** @throws when the route is public: its handler must not assume a principal. */
export function getPrincipal(request: FastifyRequest): Principal {
  const principal = principals.get(request);
  if (!principal) throw new Error('this route has no principal; declare it with @SignedIn');
  return principal;
}

/** The signed-in person, as a parameter of a `@SignedIn` route. */
export const CurrentPrincipal = createParamDecorator((_data: unknown, context: ExecutionContext): Principal =>
  getPrincipal(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Who acts, for the audit: the signed-in account, or a visitor on a public route. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const principal = principals.get(request);
  return { kind: principal ? 'account' : 'visitor', id: principal?.accountId ?? null, address: request.ip, requestId: request.id };
});
