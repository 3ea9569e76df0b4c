import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, DAY, InvalidInput, utcDay, type FieldProblem } from '@gatehouse/platform';
import { pairKey, type ScopePair } from '@gatehouse/scopes';
import { RouteUse } from '@gatehouse/usage';
import { DataSource, type EntityManager } from 'typeorm';
import { Grants } from './grants.js';
import type { GrantedPairView } from './grant.dto.js';
import { GrantedPair } from './granted-pair.entity.js';

/** A pair is proposed for removal when it was held for so long, and for so long no production call used it. */
export const UNUSED_DAYS = 30;

/** Takes pairs that are not needed out of a grant: proposed by Gatehouse, done only by the plugin's owner. */
@Injectable()
export class Narrowing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly grants: Grants,
    private readonly routeUse: RouteUse,
  ) {}

  async proposed(pluginId: string): Promise<GrantedPairView[]> {
    const pairs = await this.grants.describe(pluginId);
    return pairs.filter((pair) => isUnused(pair, this.clock.now()));
  }

  /**
   * From the next request on the plugin does not hold the pairs, and no website has agreed to them: should they be granted again one
   * day, each website is asked again. The consents belong to a later slice; they go here because they must go in this transaction.
   *
   * @throws {InvalidInput} when one of the pairs is not held, also by a second click; then all of them stay
   */
  async narrow(actor: Actor, pluginId: string, pairs: readonly ScopePair[]): Promise<void> {
    await this.dataSource.transaction(async (transaction) => {
      // Two clicks that both held the rows for reading would wait for each other's deletion for ever.
      await transaction.query('SELECT 1 FROM granted_pair WHERE plugin_id = $1 ORDER BY scope, mode FOR UPDATE', [pluginId]);
      const before = (await this.grants.hold(transaction, pluginId)).map(pairKey);
      const problems = await this.remove(transaction, pluginId, pairs);
      if (problems.length > 0) throw new InvalidInput(problems);
      const removed = pairs.map(pairKey);
      await this.audit.record(transaction, actor, {
        action: 'grant.narrow',
        subjectKind: 'plugin',
        subjectId: pluginId,
        before: { pairs: before },
        after: { pairs: before.filter((key) => !removed.includes(key)), removed },
      });
    });
  }

  /** Takes everything, when the approval behind it has lapsed. */
  async empty(transaction: EntityManager, actor: Actor, pluginId: string): Promise<void> {
    const before = await this.grants.hold(transaction, pluginId);
    await this.remove(transaction, pluginId, before);
    await this.audit.record(transaction, actor, {
      action: 'grant.lapse',
      subjectKind: 'plugin',
      subjectId: pluginId,
      before: { pairs: before.map(pairKey) },
      after: { pairs: [] },
    });
  }

  private async remove(transaction: EntityManager, pluginId: string, pairs: readonly ScopePair[]): Promise<FieldProblem[]> {
    const problems: FieldProblem[] = [];
    for (const [index, { scope, mode }] of pairs.entries()) {
      const gone = await transaction.delete(GrantedPair, { pluginId, scope, mode });
      if (gone.affected !== 1)
        problems.push({ pointer: `/pairs/${index}`, detail: `The plugin does not hold ${pairKey({ scope, mode })}; leave it out.` });
      await transaction.query(
        `DELETE FROM consented_pair c USING install i WHERE i.id = c.install_id AND i.plugin_id = $1 AND c.scope = $2 AND c.mode = $3`,
        [pluginId, scope, mode],
      );
    }
    return problems;
  }
}

/** Held for thirty days, and not used by production in the last thirty. Pure. */
export function isUnused(pair: { granted_at: string; last_used: string | null }, now: Date): boolean {
  const since = new Date(now.getTime() - UNUSED_DAYS * DAY);
  return new Date(pair.granted_at) <= since && (pair.last_used === null || pair.last_used <= utcDay(since));
}
