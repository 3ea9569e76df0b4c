import { Injectable } from '@nestjs/common';
import { Clock } from '@gatehouse/platform';
import type { ScopePair } from '@gatehouse/scopes';
import { DataSource, type EntityManager } from 'typeorm';
import { GrantedPair } from './granted-pair.entity.js';

/** What plugins' production keypairs hold after review. Pairs come in the order of their names, read before write. */
@Injectable()
export class Grants {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The pairs as of now; empty before the first approval. */
  async of(pluginId: string): Promise<ScopePair[]> {
    return (await this.list(pluginId)).map(({ scope, mode }) => ({ scope, mode }));
  }

  /** Like `of`, inside the caller's transaction: a narrowing of this grant waits until that transaction is over. */
  async hold(transaction: EntityManager, pluginId: string): Promise<ScopePair[]> {
    const rows: ScopePair[] = await transaction.query(
      'SELECT scope, mode FROM granted_pair WHERE plugin_id = $1 ORDER BY scope, mode FOR KEY SHARE',
      [pluginId],
    );
    return rows;
  }

  async list(pluginId: string): Promise<GrantedPair[]> {
    return this.dataSource.manager.find(GrantedPair, { where: { pluginId }, order: { scope: 'ASC', mode: 'ASC' } });
  }

  /** Adds pairs. One that is held already stays as it is, with the request that it first came from. */
  async widen(transaction: EntityManager, pluginId: string, requestId: string, pairs: readonly ScopePair[]): Promise<void> {
    for (const { scope, mode } of pairs)
      await transaction.query(
        'INSERT INTO granted_pair (plugin_id, scope, mode, request_id, granted_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
        [pluginId, scope, mode, requestId, this.clock.now()],
      );
  }
}
