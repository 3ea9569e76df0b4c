import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { QuotaRequest, QuotaRequestEvent } from './quota-request.entity.js';
import { nextQuotaState, quotaStateAt, type QuotaRequestAction } from './quota-request.state.js';
import { QuotaRequestNotFound, QuotaRequestRefused } from './quota-requests.errors.js';

type Changes = Partial<Pick<QuotaRequest, 'revision' | 'dailyLimit' | 'fromLimit' | 'reason' | 'decidedAt' | 'decisionReason'>>;

/** The only place where a quota request changes its state: conditional update, event and audit row in the caller's transaction. */
@Injectable()
export class QuotaTransitions {
  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws {QuotaRequestNotFound} */
  async lock(transaction: EntityManager, id: string): Promise<QuotaRequest> {
    const request = isUUID(id) ? await transaction.findOne(QuotaRequest, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
    if (!request) throw new QuotaRequestNotFound();
    return request;
  }

  /** A new request, queued. */
  async begin(transaction: EntityManager, actor: Actor, request: QuotaRequest): Promise<void> {
    await transaction.insert(QuotaRequest, request);
    await this.record(transaction, actor, 'ask', null, request, request.reason);
  }

  /** @param request as `lock` returned it in this transaction. @throws {QuotaRequestRefused} */
  async apply(
    transaction: EntityManager,
    actor: Actor,
    request: QuotaRequest,
    action: QuotaRequestAction,
    changes: Changes = {},
  ): Promise<QuotaRequest> {
    const present = action === 'expire' ? request.state : quotaStateAt(request, this.clock.now());
    const state = nextQuotaState(present, action);
    if (state === null) throw new QuotaRequestRefused(present);
    const { affected } = await transaction.update(
      QuotaRequest,
      { id: request.id, state: request.state, revision: request.revision },
      { ...changes, state },
    );
    if (affected !== 1) throw new QuotaRequestRefused(request.state);
    const changed = { ...request, ...changes, state };
    await this.record(transaction, actor, action, request, changed, action === 'revise' ? changed.reason : changed.decisionReason);
    return changed;
  }

  private async record(
    transaction: EntityManager,
    actor: Actor,
    action: QuotaRequestAction | 'ask',
    before: QuotaRequest | null,
    after: QuotaRequest,
    reason: string | null,
  ): Promise<void> {
    await transaction.insert(QuotaRequestEvent, {
      requestId: after.id,
      at: this.clock.now(),
      actorKind: actor.kind,
      actorId: actor.id,
      fromState: before?.state ?? null,
      toState: after.state,
      revision: after.revision,
      reason,
    });
    await this.audit.record(transaction, actor, {
      action: `quota_request.${action}`,
      subjectKind: 'quota_request',
      subjectId: after.id,
      ...(before ? { before: { state: before.state, revision: before.revision } } : {}),
      after: { state: after.state, revision: after.revision, plugin_id: after.pluginId, daily_limit: after.dailyLimit, reason },
    });
  }
}
