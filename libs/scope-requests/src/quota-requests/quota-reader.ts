import { Injectable } from '@nestjs/common';
import { Clock, newestFirst, type Page, type PageQuery } from '@gatehouse/platform';
import { ReviewedRequests, wholeRequestSummary, type KindCard } from '@gatehouse/review';
import { predictExhaustion, Quotas } from '@gatehouse/usage';
import { DataSource, type EntityManager } from 'typeorm';
import { lapsesAt, stateAt } from '../clocks/changes-window.js';
import { QUOTA_USE_DAYS, QuotaQueue } from './quota-queue.js';
import { QuotaRequest, QuotaRequestEvent } from './quota-request.entity.js';
import type { QuotaRequestEventView, QuotaRequestSummary, QuotaRequestView, QuotaUseView } from './quota-requests.dto.js';
import { NoProductionQuota, QuotaRequestNotFound } from './quota-requests.errors.js';
import { QuotaTransitions } from './quota-transitions.js';

/** Quota requests as developers and reviewers see them. */
@Injectable()
export class QuotaReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly quotas: Quotas,
    private readonly clock: Clock,
    private readonly reviewed: ReviewedRequests,
    private readonly queue: QuotaQueue,
    private readonly transitions: QuotaTransitions,
  ) {}

  /** @throws {NoProductionQuota} before the first approval */
  async use(pluginId: string, manager: EntityManager = this.dataSource.manager): Promise<QuotaUseView> {
    const state = await this.quotas.peek(pluginId, 'production', manager);
    if (!state) throw new NoProductionQuota();
    const days = await this.quotas.history(pluginId, 'production', QUOTA_USE_DAYS, manager);
    return { daily_limit: state.limit, days, predicted_exhaustion: predictExhaustion(days, state.limit) };
  }

  /** @throws {QuotaRequestNotFound} also for a request of another plugin */
  async get(plugin: { id: string; accountId: string }, id: string): Promise<QuotaRequestView> {
    const { manager } = this.dataSource;
    const request = await this.transitions.read(manager, id);
    if (request.pluginId !== plugin.id) throw new QuotaRequestNotFound();
    const summary = summaryOf(request, this.clock.now());
    const reviewed = await this.reviewed.of(manager, summary, missing(summary));
    return {
      ...summary,
      ...reviewed,
      queue_position: reviewed.progress.queue_position,
      use: await this.use(plugin.id),
      events: await this.events(manager, id, plugin.accountId),
    };
  }

  /** The newest first. */
  async list(pluginId: string, query: PageQuery): Promise<Page<QuotaRequestSummary>> {
    const now = this.clock.now();
    const asked = this.dataSource.manager.createQueryBuilder(QuotaRequest, 'request').where('request.pluginId = :pluginId', { pluginId });
    return newestFirst(asked, query, (request) => summaryOf(request, now));
  }

  async card(manager: EntityManager, id: string): Promise<KindCard> {
    const request = await this.transitions.read(manager, id);
    const use = await this.use(request.pluginId, manager);
    return {
      asked: [],
      removed: [],
      holds: [],
      findings: await this.queue.findings(manager, request),
      events: await this.events(manager, id, request.createdBy),
      details: {
        from_limit: request.fromLimit,
        daily_limit: request.dailyLimit,
        reason: request.reason,
        present_limit: use.daily_limit,
        days: use.days,
        predicted_exhaustion: use.predicted_exhaustion,
      },
    };
  }

  private async events(manager: EntityManager, requestId: string, developerId: string): Promise<QuotaRequestEventView[]> {
    const events = await manager.find(QuotaRequestEvent, { where: { requestId }, order: { id: 'ASC' } });
    return events.map(({ at, actorKind, actorId, fromState, toState, revision, reason }) => ({
      at: at.toISOString(),
      by: actorKind === 'account' ? (actorId === developerId ? 'developer' : 'reviewer') : 'gatehouse',
      from: fromState,
      to: toState,
      revision,
      reason,
    }));
  }
}

function summaryOf(request: QuotaRequest, now: Date): QuotaRequestSummary {
  return {
    ...wholeRequestSummary(request),
    plugin_id: request.pluginId,
    state: stateAt(request, now),
    from_limit: request.fromLimit,
    daily_limit: request.dailyLimit,
    reason: request.reason,
    expires_at: lapsesAt(request)?.toISOString() ?? null,
  };
}

function missing({ state, expires_at }: QuotaRequestSummary): string[] {
  return state === 'changes_requested' ? [`Change the request as the reviewer asked, and submit it again until ${expires_at ?? ''}.`] : [];
}
