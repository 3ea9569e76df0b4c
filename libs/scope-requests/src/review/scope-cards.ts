import { Injectable } from '@nestjs/common';
import type { AskedPairCard, KindCard, ReviewItem } from '@gatehouse/review';
import { Clock, DAY, utcDay } from '@gatehouse/platform';
import { pairKey, ScopeCatalogue, type ScopePair } from '@gatehouse/scopes';
import type { EntityManager } from 'typeorm';
import type { RequestedPair } from '../requests/requested-pair.entity.js';
import type { ScopeRequestEvent } from '../requests/scope-request-event.entity.js';
import { eventView, pairView } from '../requests/scope-request.view.js';
import type { ScreeningFinding } from '../screening/screening-finding.entity.js';
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
    const { pairs, events, findings, holds } = await rowsOf(manager, item);
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

interface CardRows {
  readonly pairs: Pick<RequestedPair, 'scope' | 'mode' | 'justification' | 'verdict' | 'verdictReason'>[];
  readonly events: ScopeRequestEvent[];
  readonly findings: Pick<ScreeningFinding, 'code' | 'severity' | 'scope' | 'mode' | 'detail'>[];
  readonly holds: ScopePair[];
}

/** All rows behind a card in one statement: a card is read on every lease, and four more round trips are felt. */
async function rowsOf(manager: EntityManager, { subjectId, revision, pluginId }: ReviewItem): Promise<CardRows> {
  const rows: (Omit<CardRows, 'events'> & { events: (Omit<ScopeRequestEvent, 'at'> & { at: string })[] })[] = await manager.query(
    `SELECT
       (SELECT coalesce(json_agg(q ORDER BY q.position), '[]') FROM (
          SELECT scope, mode, position, justification, verdict, verdict_reason AS "verdictReason"
          FROM requested_pair WHERE request_id = $1) AS q) AS pairs,
       (SELECT coalesce(json_agg(e ORDER BY e.id), '[]') FROM (
          SELECT id, request_id AS "requestId", at, actor_kind AS "actorKind", actor_id AS "actorId", from_state AS "fromState", to_state AS "toState", detail
          FROM scope_request_event WHERE request_id = $1) AS e) AS events,
       (SELECT coalesce(json_agg(f), '[]') FROM (
          SELECT code, severity, scope, mode, detail FROM screening_finding WHERE request_id = $1 AND revision = $2) AS f) AS findings,
       (SELECT coalesce(json_agg(g ORDER BY g.scope, g.mode), '[]') FROM (
          SELECT scope, mode FROM granted_pair WHERE plugin_id = $3) AS g) AS holds`,
    [subjectId, revision, pluginId],
  );
  const row = rows[0];
  if (!row) throw new Error('a SELECT without FROM answered no row');
  return { ...row, events: row.events.map((event) => ({ ...event, at: new Date(event.at) })) };
}
