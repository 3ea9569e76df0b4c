import { Injectable } from '@nestjs/common';
import { Clock, pageOf, readCursor, type Page, type PageQuery } from '@gatehouse/platform';
import { appliedView, ReviewPolicies, ReviewProgress, type KindCard, type ReviewProgressView } from '@gatehouse/review';
import { predictExhaustion, Quotas } from '@gatehouse/usage';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { QUOTA_USE_DAYS, QuotaQueue } from './quota-queue.js';
import { QuotaRequest, QuotaRequestEvent } from './quota-request.entity.js';
import { quotaLapsesAt, quotaStateAt, type QuotaRequestState } from './quota-request.state.js';
import type { QuotaRequestEventView, QuotaRequestSummary, QuotaRequestView, QuotaUseView } from './quota-requests.dto.js';
import { NoProductionQuota, QuotaRequestNotFound } from './quota-requests.errors.js';

/** Quota requests as developers and reviewers see them. */
@Injectable()
export class QuotaReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly quotas: Quotas,
    private readonly clock: Clock,
    private readonly review: ReviewProgress,
    private readonly policies: ReviewPolicies,
    private readonly queue: QuotaQueue,
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
    const request = await this.row(manager, id);
    if (request.pluginId !== plugin.id) throw new QuotaRequestNotFound();
    const progress = await this.progress(manager, request);
    const said = await this.policies.saidOf(manager, id, request.revision);
    return {
      ...summary(request, this.clock.now()),
      queue_position: progress.queue_position,
      progress,
      use: await this.use(plugin.id),
      events: await this.events(manager, id, plugin.accountId),
      policy: said ? appliedView(said) : null,
    };
  }

  /** The newest first. */
  async list(pluginId: string, query: PageQuery): Promise<Page<QuotaRequestSummary>> {
    const before = readCursor(query.cursor);
    const now = this.clock.now();
    const builder = this.dataSource.manager
      .createQueryBuilder(QuotaRequest, 'request')
      .where('request.pluginId = :pluginId', { pluginId })
      .orderBy('request.createdAt', 'DESC')
      .addOrderBy('request.id', 'DESC')
      .limit(query.limit + 1);
    if (before) builder.andWhere('(request.createdAt, request.id) < (:at, :id)', before);
    return pageOf(
      await builder.getMany(),
      query.limit,
      ({ createdAt, id }) => ({ at: createdAt, id }),
      (request) => summary(request, now),
    );
  }

  async card(manager: EntityManager, id: string): Promise<KindCard> {
    const request = await this.row(manager, id);
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

  /** @throws {QuotaRequestNotFound} */
  async row(manager: EntityManager, id: string): Promise<QuotaRequest> {
    const request = isUUID(id) ? await manager.findOneBy(QuotaRequest, { id }) : null;
    if (!request) throw new QuotaRequestNotFound();
    return request;
  }

  private async progress(manager: EntityManager, request: QuotaRequest): Promise<ReviewProgressView> {
    const { first_verdict_given, ...queue } = await this.review.of(manager, request.id);
    const state = quotaStateAt(request, this.clock.now());
    const until = quotaLapsesAt(request)?.toISOString() ?? '';
    const missing = state === 'changes_requested' ? [`Change the request as the reviewer asked, and submit it again until ${until}.`] : [];
    return { ...queue, waits_for: waitsFor(state, first_verdict_given), missing };
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

function summary(request: QuotaRequest, now: Date): QuotaRequestSummary {
  return {
    id: request.id,
    plugin_id: request.pluginId,
    state: quotaStateAt(request, now),
    revision: request.revision,
    from_limit: request.fromLimit,
    daily_limit: request.dailyLimit,
    reason: request.reason,
    created_at: request.createdAt.toISOString(),
    decided_at: request.decidedAt?.toISOString() ?? null,
    decision_reason: request.decisionReason,
    expires_at: quotaLapsesAt(request)?.toISOString() ?? null,
  };
}

function waitsFor(state: QuotaRequestState, firstVerdictGiven: boolean): ReviewProgressView['waits_for'] {
  switch (state) {
    case 'queued':
      return firstVerdictGiven ? 'second_reviewer' : 'reviewer';
    case 'changes_requested':
      return 'you';
    case 'approved':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return 'nobody';
  }
}
