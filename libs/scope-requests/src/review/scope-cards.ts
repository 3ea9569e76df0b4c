import { Injectable } from '@nestjs/common';
import type { AskedPairCard, KindCard, ReviewItem } from '@gatehouse/review';
import { Clock, DAY, utcDay } from '@gatehouse/platform';
import { pairKey, ScopeCatalogue } from '@gatehouse/scopes';
import type { EntityManager } from 'typeorm';
import { GrantedPair } from '../grants/granted-pair.entity.js';
import { RequestedPair } from '../requests/requested-pair.entity.js';
import { ScopeRequestEvent } from '../requests/scope-request-event.entity.js';
import { eventView, pairView } from '../requests/scope-request.view.js';
import { ScreeningFinding } from '../screening/screening-finding.entity.js';
import { USE_DAYS } from '../use/pair-use.js';
import { changesSince, submittedPairs, type Written } from './revision-diff.js';

/** What a reviewer has to see of a scope request. */
@Injectable()
export class ScopeCards {
  constructor(
    private readonly catalogue: ScopeCatalogue,
    private readonly clock: Clock,
  ) {}

  async card(manager: EntityManager, item: ReviewItem): Promise<KindCard> {
    const where = { requestId: item.subjectId };
    const pairs = await manager.find(RequestedPair, { where, order: { position: 'ASC' } });
    const events = await manager.find(ScopeRequestEvent, { where, order: { id: 'ASC' } });
    const findings = await manager.find(ScreeningFinding, { where: { ...where, revision: item.revision } });
    const holds = await manager.find(GrantedPair, { where: { pluginId: item.pluginId ?? '' }, order: { scope: 'ASC', mode: 'ASC' } });
    const before = submittedPairs(events, item.revision - 1);
    const { changeOf, removed } = changesSince(before, pairs);
    const around = await this.aroundPairs(manager, item, pairs);
    return {
      asked: pairs.map((pair): AskedPairCard => ({
        ...pairView(this.catalogue, pair),
        justification: pair.justification,
        change: changeOf(pair),
        verdict: pair.verdict,
        verdict_reason: pair.verdictReason,
        used: around.get(pairKey(pair))?.used ?? 0,
        others: around.get(pairKey(pair))?.others ?? { count: 0, share: 0 },
      })),
      removed: removed.map((pair) => pairView(this.catalogue, pair)),
      holds: holds.map((pair) => pairView(this.catalogue, pair)),
      findings: findings.map(({ code, severity, scope, mode, detail }) => ({ code, severity, scope, mode, detail })),
      events: events.map((event) => eventView(event, item.accountId)),
      details: {},
    };
  }

  /** How often the development keypair would have needed each pair, and how many other plugins hold it. */
  private async aroundPairs(
    manager: EntityManager,
    { pluginId }: ReviewItem,
    pairs: readonly Written[],
  ): Promise<Map<string, { used: number; others: { count: number; share: number } }>> {
    const rows: { scope: string; mode: string; used: string; count: string; holders: string }[] = await manager.query(
      `SELECT q.scope, q.mode,
         (SELECT coalesce(sum(u.count), 0) FROM route_use u WHERE u.plugin_id = $1 AND u.environment = 'development' AND u.day >= $3
            AND u.scope = q.scope AND u.mode = q.mode) AS used,
         (SELECT count(*) FROM granted_pair g WHERE g.scope = q.scope AND g.mode = q.mode AND g.plugin_id <> $1) AS count,
         (SELECT count(DISTINCT g.plugin_id) FROM granted_pair g WHERE g.plugin_id <> $1) AS holders
       FROM jsonb_to_recordset($2::jsonb) AS q(scope text, mode text)`,
      [pluginId, JSON.stringify(pairs.map(({ scope, mode }) => ({ scope, mode }))), utcDay(this.clock.after(-(USE_DAYS - 1) * DAY))],
    );
    return new Map(
      rows.map(({ scope, mode, used, count, holders }) => {
        const share = Number(holders) === 0 ? 0 : Number(count) / Number(holders);
        return [pairKey({ scope, mode }), { used: Number(used), others: { count: Number(count), share } }];
      }),
    );
  }
}
