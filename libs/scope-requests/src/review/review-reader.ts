import { Injectable } from '@nestjs/common';
import type { Principal } from '@gatehouse/auth';
import { Clock, DAY, pageOf, readCursor, type Page } from '@gatehouse/platform';
import { ScopeCatalogue, type ScopePair } from '@gatehouse/scopes';
import { RouteUse } from '@gatehouse/usage';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { RISKS, type Risk } from '../catalogue/scopes.dto.js';
import { Grants } from '../grants/grants.js';
import { RequestedPair } from '../requests/requested-pair.entity.js';
import { ScopeRequestEvent } from '../requests/scope-request-event.entity.js';
import { decisionView, eventView, requestedPairView, summaryOf } from '../requests/scope-request.view.js';
import { ScopeRequestNotFound } from '../requests/scope-requests.errors.js';
import { ScreeningFinding } from '../screening/screening-finding.entity.js';
import { USE_DAYS, useByPair } from '../use/pair-use.js';
import { conflictsOfInterest } from './conflict-of-interest.js';
import { findForReview, listForReview, waitsSince, type ReviewRow } from './review-queue.queries.js';
import type { ReviewCard, ReviewItem, ReviewQuery } from './review.dto.js';

/** Scope requests as a reviewer sees them; what the reviewer may not decide is shown, and marked. */
@Injectable()
export class ReviewReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: ScopeCatalogue,
    private readonly grants: Grants,
    private readonly routeUse: RouteUse,
    private readonly clock: Clock,
  ) {}

  async list(reviewer: Principal, query: ReviewQuery): Promise<Page<ReviewItem>> {
    const { manager } = this.dataSource;
    const rows = await listForReview(manager, query.state, readCursor(query.cursor), query.limit + 1);
    const ties = await conflictsOfInterest(
      manager,
      reviewer,
      rows.map(({ pluginId }) => pluginId),
    );
    return pageOf(
      rows,
      query.limit,
      (row) => ({ at: waitsSince(row), id: row.id }),
      (row) => this.item(row, ties.get(row.pluginId) ?? null),
    );
  }

  /** @throws {ScopeRequestNotFound} also for a draft */
  async card(reviewer: Principal, requestId: string): Promise<ReviewCard> {
    const { manager } = this.dataSource;
    const row = isUUID(requestId) ? await findForReview(manager, requestId) : null;
    if (!row) throw new ScopeRequestNotFound();
    const ties = await conflictsOfInterest(manager, reviewer, [row.pluginId]);
    const pairs = await manager.find(RequestedPair, { where: { requestId }, order: { position: 'ASC' } });
    const findings = await manager.find(ScreeningFinding, { where: { requestId, revision: row.revision } });
    const events = await manager.find(ScopeRequestEvent, { where: { requestId }, order: { id: 'ASC' } });
    const use = await this.routeUse.list(row.pluginId, 'development', USE_DAYS);
    return {
      ...this.item(row, ties.get(row.pluginId) ?? null),
      pairs: pairs.map((pair) => requestedPairView(this.catalogue, pair, useByPair(use))),
      findings: findings.map(({ code, severity, scope, mode, detail }) => ({ code, severity, scope, mode, detail })),
      current_grant: await this.grants.describe(row.pluginId),
      development_use: use.map(({ route, needs, count, lastDay }) => ({
        route,
        scope: needs?.scope ?? null,
        mode: needs?.mode ?? null,
        count,
        last_day: lastDay,
      })),
      events: events.map((event) => eventView(event, row.developerId)),
      decision: decisionView(row, pairs),
    };
  }

  private item(row: ReviewRow, tie: string | null): ReviewItem {
    const now = this.clock.now();
    const undecided = row.state === 'queued' ? null : 'It does not wait for a decision.';
    return {
      ...summaryOf(row, now),
      plugin: {
        id: row.pluginId,
        name: row.pluginName,
        description: row.pluginDescription,
        urn: row.pluginUrn,
        created_at: row.pluginCreatedAt.toISOString(),
      },
      developer: {
        id: row.developerId,
        name: row.developerName,
        account_age_days: Math.floor((now.getTime() - row.developerSince.getTime()) / DAY),
      },
      pairs_count: row.pairs.length,
      findings_count: row.findings,
      highest_risk: this.highestRisk(row.pairs),
      can_decide: (tie ?? undecided) === null,
      why_not: tie ?? undecided,
    };
  }

  private highestRisk(pairs: readonly ScopePair[]): Risk | null {
    const risks = pairs.filter((pair) => this.catalogue.has(pair)).map((pair) => RISKS.indexOf(this.catalogue.riskOf(pair)));
    return RISKS[Math.max(...risks)] ?? null;
  }
}
