import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { ScopeCatalogue } from '@gatehouse/scopes';
import { RouteUse } from '@gatehouse/usage';
import { Grants } from '../grants/grants.js';
import { MAX_PAIRS } from '../requests/asked-pairs.js';
import { pairView } from '../requests/scope-request.view.js';
import { ScopeRequestsService } from '../requests/scope-requests.service.js';
import { NothingToDraft } from './use-draft.errors.js';
import { pairsToAskFor, USE_DAYS, type UsedPair } from './pair-use.js';
import type { UseDraftView } from './use-draft.dto.js';

/** Writes a scope request from what the development keypair really called. */
@Injectable()
export class UseDraft {
  constructor(
    private readonly catalogue: ScopeCatalogue,
    private readonly routeUse: RouteUse,
    private readonly grants: Grants,
    private readonly requests: ScopeRequestsService,
  ) {}

  async view(pluginId: string): Promise<UseDraftView> {
    const pairs = await this.pairs(pluginId);
    return {
      plugin_id: pluginId,
      days: USE_DAYS,
      pairs: pairs.map((pair) => ({ ...pairView(this.catalogue, pair), count: pair.count, routes: [...pair.routes] })),
    };
  }

  /** A draft without justifications: those only its developer knows. @throws {NothingToDraft} {RequestOpen} */
  async write(actor: Actor, accountId: string, pluginId: string): Promise<string> {
    const pairs = (await this.pairs(pluginId)).slice(0, MAX_PAIRS);
    if (pairs.length === 0) throw new NothingToDraft();
    const asked = pairs.map(({ scope, mode }) => ({ scope, mode, justification: '' }));
    return this.requests.create(actor, accountId, pluginId, asked, false);
  }

  private async pairs(pluginId: string): Promise<UsedPair[]> {
    const [use, grant] = await Promise.all([this.routeUse.list(pluginId, 'development', USE_DAYS), this.grants.of(pluginId)]);
    return pairsToAskFor(use, grant, this.catalogue);
  }
}
