import { Injectable } from '@nestjs/common';
import { Clock } from '@gatehouse/platform';
import { pairKey, ScopeCatalogue, type ScopePair } from '@gatehouse/scopes';
import { RouteUse } from '@gatehouse/usage';
import { DataSource, type EntityManager } from 'typeorm';
import { pairView } from '../requests/scope-request.view.js';
import type { GrantedPairView } from './grant.dto.js';
import { GrantedPair } from './granted-pair.entity.js';

const ORDER = { scope: 'ASC', mode: 'ASC' } as const;

/** What plugins' production keypairs hold after review. Pairs come in the order of their names, read before write. */
@Injectable()
export class Grants {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: ScopeCatalogue,
    private readonly clock: Clock,
    private readonly routeUse: RouteUse,
  ) {}

  /** The pairs as of now; empty before the first approval. */
  async of(pluginId: string): Promise<ScopePair[]> {
    const pairs = await this.dataSource.manager.find(GrantedPair, { where: { pluginId }, order: ORDER });
    return pairs.map(({ scope, mode }) => ({ scope, mode }));
  }

  /** Like `of`, inside the caller's transaction: a narrowing of this grant waits until that transaction is over. */
  async hold(transaction: EntityManager, pluginId: string): Promise<ScopePair[]> {
    const rows: ScopePair[] = await transaction.query(
      'SELECT scope, mode FROM granted_pair WHERE plugin_id = $1 ORDER BY scope, mode FOR KEY SHARE',
      [pluginId],
    );
    return rows;
  }

  /** The pairs in plain words, with where they came from and when production last used them. */
  async describe(pluginId: string): Promise<GrantedPairView[]> {
    const pairs = await this.dataSource.manager.find(GrantedPair, { where: { pluginId }, order: ORDER });
    const lastDays = await this.routeUse.lastDays(pluginId, 'production');
    return pairs.map((pair) => ({
      ...pairView(this.catalogue, pair),
      request_id: pair.requestId,
      granted_at: pair.grantedAt.toISOString(),
      last_used: lastDays.get(pairKey(pair)) ?? null,
    }));
  }

  /** Adds pairs to many grants in one statement. One that is held already stays as it is, with the request that it first came from. */
  async widen(
    transaction: EntityManager,
    approved: readonly { readonly pluginId: string; readonly requestId: string; readonly pairs: readonly ScopePair[] }[],
  ): Promise<void> {
    const rows = approved.flatMap(({ pluginId, requestId, pairs }) =>
      pairs.map(({ scope, mode }) => ({ pluginId, requestId, scope, mode })),
    );
    await transaction.query(
      `INSERT INTO granted_pair (plugin_id, scope, mode, request_id, granted_at)
       SELECT "pluginId", scope, mode, "requestId", $2
       FROM jsonb_to_recordset($1::jsonb) AS pair ("pluginId" uuid, "requestId" uuid, scope text, mode text) ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows), this.clock.now()],
    );
  }
}
