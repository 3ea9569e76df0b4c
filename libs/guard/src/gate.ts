import { Injectable } from '@nestjs/common';
import { CredentialUse } from '@gatehouse/credentials';
import { Environment } from '@gatehouse/platform';
import { pairKey } from '@gatehouse/scopes';
import { RouteUse } from '@gatehouse/usage';
import type { Access } from './access.js';
import { Admission, simulates } from './admission.js';
import { Charging, type Charge } from './charging.js';
import type { DataPlaneRequest, DeclaredRoute } from './data-plane-request.js';
import { refuse, type Decision, type Headers, type PluginCaller, type Refused } from './decision.js';
import { KeyGate } from './key-gate.js';
import { retirementHeaders } from './retirement-headers.js';
import * as say from './messages.js';
import { pairProblem, websiteIn, websiteProblem } from './standing.js';

/** The one place where a request of the data plane is allowed or refused: the order of checks of the REST API, without HTTP. */
@Injectable()
export class Gate {
  constructor(
    private readonly environment: Environment,
    private readonly admission: Admission,
    private readonly use: CredentialUse,
    private readonly charging: Charging,
    private readonly routes: RouteUse,
    private readonly keys: KeyGate,
  ) {}

  /** @throws only when the store is away or broken; then nothing stays taken from the quota. */
  async decide(request: DataPlaneRequest): Promise<Decision> {
    if (!request.tls && !this.environment.embedded) return this.admission.refusePlainHttp(request);
    const { route } = request;
    if (route.kind === 'unknown') return refuseRoute(route.method, route.allow);
    const admitted = await this.admission.admit(request);
    if ('reason' in admitted) return admitted;
    // Before the answer: whoever was answered with a new key can rely on the old one being refused.
    await this.use.note(admitted, { address: request.address, userAgent: request.userAgent ?? null, requestId: request.id });
    const decision =
      admitted.kind === 'plugin' ? await this.decideForPlugin(request, route, admitted) : await this.keys.decide(request, route, admitted);
    return { ...decision, headers: { ...retirementHeaders(admitted), ...decision.headers } };
  }

  /** Returns what a request cost that failed on our side. Call it once for a decision. */
  async giveBack(decision: Decision): Promise<void> {
    if (decision.unit) await this.charging.giveBack(decision.unit);
  }

  private async decideForPlugin(request: DataPlaneRequest, route: DeclaredRoute, access: Access): Promise<Decision> {
    const open = route.access.tiers.includes('plugin');
    const { pluginId: holderId, environment } = access;
    const charge = await this.charging.charge({ holderId, environment, whose: environment }, open && route.access.costsQuota);
    if ('reason' in charge) return { ...charge, headers: { ...scopeHeader(route, access), ...charge.headers } };
    const headers = { ...scopeHeader(route, access), ...charge.headers };
    if (!open) return refuse('restricted_route_tier', say.restrictedTier('plugin', route.access.tiers), { headers });
    try {
      return await this.decideOnWebsite(request, route, access, { unit: charge.unit, headers });
    } catch (error) {
      // The store failed after the unit was taken; when it cannot be returned either it is lost, never doubled.
      if (charge.unit) await this.charging.giveBack(charge.unit).catch(() => undefined);
      throw error;
    }
  }

  private async decideOnWebsite(request: DataPlaneRequest, route: DeclaredRoute, access: Access, charge: Charge): Promise<Decision> {
    const { environment, pluginId, identifier, accountId, installId } = access;
    const stranger = websiteProblem(access, request);
    if (stranger !== null) return refuse('not_subscribed', stranger, charge);
    const { needs } = route.access;
    await this.routes.count({ pluginId, environment, scope: needs?.scope ?? null, mode: needs?.mode ?? null, route: route.name });
    const missing = needs && pairProblem(access, needs, simulates(request), this.environment.values.PUBLIC_URL);
    if (missing) return refuse('not_allowed', missing, charge);
    const websiteId = websiteIn(request);
    const caller: PluginCaller = { tier: 'plugin', identifier, environment, pluginId, accountId, websiteId, installId };
    return { allowed: true, caller, ...charge };
  }
}

function refuseRoute(method: string, allow: readonly string[]): Refused {
  if (allow.length === 0) return refuse('not_found', say.notFound());
  return refuse('method_not_allowed', say.methodNotAllowed(method, allow), { headers: { Allow: allow.join(', ') } });
}

/** Development: what the route would need in production. */
function scopeHeader(route: DeclaredRoute, access: Access): Headers {
  const { needs } = route.access;
  return access.environment === 'development' && needs ? { 'X-Crisp-Scope-Required': pairKey(needs) } : {};
}
