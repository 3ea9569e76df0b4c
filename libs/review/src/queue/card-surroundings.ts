import { Injectable } from '@nestjs/common';
import { RouteUse } from '@gatehouse/usage';
import type { EntityManager } from 'typeorm';
import { Thread } from '../thread/thread.js';
import type { Outcome } from '../verdicts/outcome.js';
import { outcomeView } from './item.view.js';
import type { QueueRow } from './queue.queries.js';
import type { DecisionOfItemView, EarlierVerdictView, VerdictView } from './card-history.dto.js';
import type { RouteUseView } from './card-pairs.dto.js';
import type { ReviewCardView } from './review-card.dto.js';

const USE_DAYS = 30;

/** What is known about any item, whatever its kind. */
@Injectable()
export class CardSurroundings {
  constructor(
    private readonly routeUse: RouteUse,
    private readonly thread: Thread,
  ) {}

  async of(
    manager: EntityManager,
    row: QueueRow,
  ): Promise<Pick<ReviewCardView, 'development_use' | 'earlier_verdicts' | 'thread' | 'verdicts' | 'decision'>> {
    const [development_use, earlier_verdicts, thread, verdicts, decision] = await Promise.all([
      row.pluginId === null ? [] : this.useOf(row.pluginId),
      earlierVerdicts(manager, row),
      this.thread.read(row.subjectId, manager),
      // A verdict that waits for a second is known from the row; nearly always there is none.
      row.verdictBy.length === 0 ? [] : verdictsOf(manager, row.id),
      decisionOf(manager, row),
    ]);
    return { development_use, earlier_verdicts, thread, verdicts, decision };
  }

  private async useOf(pluginId: string): Promise<RouteUseView[]> {
    const use = await this.routeUse.list(pluginId, 'development', USE_DAYS);
    return use.map(({ route, needs, count, lastDay }) => ({
      route,
      scope: needs?.scope ?? null,
      mode: needs?.mode ?? null,
      count,
      last_day: lastDay,
    }));
  }
}

async function verdictsOf(manager: EntityManager, itemId: string): Promise<VerdictView[]> {
  const rows: { id: string; name: string; outcome: Outcome; at: Date }[] = await manager.query(
    `SELECT v.reviewer_id AS id, a.name, v.outcome, v.given_at AS at FROM review_verdict v JOIN account a ON a.id = v.reviewer_id
     WHERE v.item_id = $1 AND v.taken_back_at IS NULL ORDER BY v.given_at, v.id`,
    [itemId],
  );
  return rows.map(({ id, name, outcome, at }) => ({ ...outcomeView(outcome, at), reviewer: { id, name } }));
}

async function decisionOf(manager: EntityManager, row: QueueRow): Promise<DecisionOfItemView | null> {
  if (row.state !== 'decided' || row.outcome === null || row.decidedAt === null) return null;
  const names: { name: string }[] = await manager.query('SELECT name FROM account WHERE id = $1', [row.decidedBy]);
  return {
    ...outcomeView(row.outcome, row.decidedAt),
    reviewer: row.decidedBy === null ? null : { id: row.decidedBy, name: names[0]?.name ?? '' },
    partly: row.outcome.action === 'approve' && row.outcome.pairs.some(({ verdict }) => verdict === 'denied'),
  };
}

async function earlierVerdicts(manager: EntityManager, row: QueueRow): Promise<EarlierVerdictView[]> {
  const rows: { id: string; kind: string; title: string; pluginId: string | null; outcome: Outcome; at: Date }[] = await manager.query(
    `SELECT id, kind, title, plugin_id AS "pluginId", outcome, decided_at AS at FROM review_item
     WHERE (account_id = $1 OR website_id = $3) AND id <> $2 AND state = 'decided' AND effective_at IS NOT NULL
     ORDER BY decided_at DESC, id LIMIT 20`,
    [row.accountId, row.id, row.websiteId],
  );
  return rows.map(({ id, kind, title, pluginId, outcome, at }) => ({
    item_id: id,
    kind,
    title,
    same_plugin: pluginId !== null && pluginId === row.pluginId,
    verdict: outcome.action,
    reason: outcome.reason,
    at: at.toISOString(),
  }));
}
