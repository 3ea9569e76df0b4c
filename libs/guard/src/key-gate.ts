import { Injectable } from '@nestjs/common';
import { permissionsAllow } from '@gatehouse/credentials';
import { Environment } from '@gatehouse/platform';
import { pairKey, ScopeCatalogue } from '@gatehouse/scopes';
import type { KeyAccess } from './access.js';
import { Charging, type Charge } from './charging.js';
import type { DataPlaneRequest, DeclaredRoute } from './data-plane-request.js';
import { refuse, type Decision, type Headers, type Refused } from './decision.js';
import * as say from './messages.js';
import { websiteIn } from './standing.js';

/** The order of checks for website and user keys, from the tier on. */
@Injectable()
export class KeyGate {
  constructor(
    private readonly environment: Environment,
    private readonly charging: Charging,
    private readonly catalogue: ScopeCatalogue,
  ) {}

  async decide(request: DataPlaneRequest, route: DeclaredRoute, access: KeyAccess): Promise<Decision> {
    const open = route.access.tiers.includes(access.kind);
    const tooFast = open ? await this.charging.tooFast(access.quotaHolderId) : null;
    const payer = { holderId: access.quotaHolderId, environment: 'production', whose: 'key’s' } as const;
    const charge = await this.charging.charge(payer, open && tooFast === null && route.access.costsQuota);
    const headers = { ...looseKeyHeaders(request), ...charge.headers };
    if (tooFast) return { ...tooFast, headers: { ...headers, ...tooFast.headers } };
    if ('reason' in charge) return { ...charge, headers };
    if (!open) return refuse('restricted_route_tier', say.restrictedTier(access.kind, route.access.tiers), { headers });
    return this.decideOnWebsite(request, route, access, { unit: charge.unit, headers });
  }

  private decideOnWebsite(request: DataPlaneRequest, route: DeclaredRoute, access: KeyAccess, charge: Charge): Decision {
    if (request.params.website_id !== undefined && websiteIn(request) !== access.websiteId)
      return refuse('website_not_found', say.WEBSITE_NOT_FOUND, charge);
    const missing = this.pairMissing(route, access, charge);
    if (missing) return missing;
    const { kind: tier, identifier, accountId, websiteId, roles } = access;
    return { allowed: true, caller: { tier, identifier, accountId, websiteId, roles }, ...charge };
  }

  /** Roles and groups are those of this moment, and what they allow is looked up anew for each request. */
  private pairMissing({ access: { needs } }: DeclaredRoute, { kind, permissions, scopes }: KeyAccess, charge: Charge): Refused | null {
    if (needs === null) return null;
    const { PUBLIC_URL } = this.environment.values;
    if (!permissionsAllow(this.catalogue, permissions, needs)) {
      const { names } = permissions;
      return kind === 'user'
        ? refuse('website_member_role_not_allowed', say.operatorRoleTooLow(needs, names, PUBLIC_URL), charge)
        : refuse('not_allowed', say.keyRolesTooLow(needs, names, PUBLIC_URL), charge);
    }
    return scopes === null || scopes.includes(pairKey(needs))
      ? null
      : refuse('not_allowed', say.keyScopeMissing(needs, PUBLIC_URL), charge);
  }
}

/** The caller is told with each answer what it risks. */
function looseKeyHeaders({ looseKeys }: DataPlaneRequest): Headers {
  return looseKeys.length === 0 ? {} : { 'Cache-Control': 'no-store', Warning: `299 - "${say.LOOSE_KEY_WARNING}"` };
}
