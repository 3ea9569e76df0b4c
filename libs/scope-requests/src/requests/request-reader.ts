import { Injectable } from '@nestjs/common';
import { Clock, newestFirst, type Page, type PageQuery } from '@gatehouse/platform';
import { Effects } from '@gatehouse/review';
import { ScopeCatalogue } from '@gatehouse/scopes';
import { RouteUse } from '@gatehouse/usage';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { USE_DAYS, useByPair } from '../use/pair-use.js';
import { RequestProgress } from './request-progress.js';
import { RequestedPair } from './requested-pair.entity.js';
import { ScopeRequestEvent } from './scope-request-event.entity.js';
import { ScopeRequest } from './scope-request.entity.js';
import { stateAt } from '../clocks/changes-window.js';
import { decisionView, eventView, requestedPairView, summaryOf } from './scope-request.view.js';
import type { ScopeRequestSummary, ScopeRequestView } from './scope-requests.dto.js';
import { ScopeRequestNotFound } from './scope-requests.errors.js';

/** Scope requests as their developer sees them. */
@Injectable()
export class RequestReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: ScopeCatalogue,
    private readonly progress: RequestProgress,
    private readonly clock: Clock,
    private readonly routeUse: RouteUse,
    private readonly effects: Effects,
  ) {}

  /** @throws {ScopeRequestNotFound} also for a request of another plugin */
  async get(plugin: { id: string; accountId: string }, requestId: string): Promise<ScopeRequestView> {
    if (isUUID(requestId)) await this.effects.catchUp({ subjectId: requestId });
    const request = isUUID(requestId)
      ? await this.dataSource.manager.findOneBy(ScopeRequest, { id: requestId, pluginId: plugin.id })
      : null;
    if (!request) throw new ScopeRequestNotFound();
    const pairs = await this.dataSource.manager.find(RequestedPair, { where: { requestId }, order: { position: 'ASC' } });
    const events = await this.dataSource.manager.find(ScopeRequestEvent, { where: { requestId }, order: { id: 'ASC' } });
    const uses = useByPair(await this.routeUse.list(plugin.id, 'development', USE_DAYS));
    const state = stateAt(request, this.clock.now());
    const progress = await this.progress.of(request, state, pairs);
    return {
      ...summaryOf(request, this.clock.now()),
      queue_position: progress.queue_position,
      decision: decisionView(request, pairs),
      claim: await this.progress.claimOf(request),
      progress,
      policy: await this.progress.policyOf(request),
      pairs: pairs.map((pair) => requestedPairView(this.catalogue, pair, uses)),
      events: events.map((event) => eventView(event, plugin.accountId)),
    };
  }

  /** The newest first. */
  async list(pluginId: string, query: PageQuery): Promise<Page<ScopeRequestSummary>> {
    const asked = this.dataSource.manager.createQueryBuilder(ScopeRequest, 'request').where('request.pluginId = :pluginId', { pluginId });
    const now = this.clock.now();
    return newestFirst(asked, query, (request) => summaryOf(request, now));
  }
}
