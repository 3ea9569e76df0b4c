import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Environment } from '@gatehouse/platform';
import type { FastifyRequest } from 'fastify';
import { ACCESS, type Access } from './access.js';
import { CrossSiteRequest, EmailNotConfirmed, RoleRequired, SignInRequired } from './auth.errors.js';
import { setPrincipal } from './current.js';
import { REALMS, type Principal, type Realm } from './principal.js';
import { crossSiteProblem } from './same-origin.js';
import { SessionResolver } from './session-resolver.js';

/** The one guard of the control plane: same origin, then session, realm, confirmed e-mail and role. Denies by default. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly environment: Environment,
    private readonly sessions: SessionResolver,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
    // The wiring test finds such a route before anybody can call it; this is the second lock.
    if (!access) return false;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const problem = crossSiteProblem(request.method, request.headers, this.environment.values.PUBLIC_URL);
    if (problem !== undefined) throw new CrossSiteRequest(problem);
    if (access.kind === 'public') return true;

    const principal = await this.resolve(access.realm, request);
    if (!principal) throw new SignInRequired(access.realm);
    if (!principal.confirmed && !access.unconfirmed) throw new EmailNotConfirmed();
    if (access.roles.length > 0 && !access.roles.includes(principal.role)) throw new RoleRequired(access.roles);
    setPrincipal(request, principal);
    return true;
  }

  private async resolve(realm: Realm | 'any', request: FastifyRequest): Promise<Principal | null> {
    for (const candidate of realm === 'any' ? REALMS : [realm]) {
      const principal = await this.sessions.resolve(candidate, request);
      if (principal) return principal;
    }
    return null;
  }
}
