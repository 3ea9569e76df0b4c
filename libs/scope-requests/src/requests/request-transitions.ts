import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { ReviewItems } from '@gatehouse/review';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { ScopeRequestEvent } from './scope-request-event.entity.js';
import { ScopeRequest } from './scope-request.entity.js';
import { nextState, stateAt, type RequestAction } from './scope-request.state.js';
import { ScopeRequestNotFound, TransitionRefused } from './scope-requests.errors.js';

/** What changes beside the state. */
export type RequestChanges = Partial<
  Pick<ScopeRequest, 'revision' | 'submittedAt' | 'queuedAt' | 'decidedAt' | 'decidedBy' | 'decisionReason'>
>;

/** The only place where a request changes its state: conditional update, event and audit row, in the caller's transaction. */
@Injectable()
export class RequestTransitions {
  constructor(
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly items: ReviewItems,
  ) {}

  /** Reads a request and holds its row: whoever wants to change it at the same moment waits, and then sees what became of it. */
  async lock(transaction: EntityManager, requestId: string): Promise<ScopeRequest> {
    const request = isUUID(requestId)
      ? await transaction.findOne(ScopeRequest, { where: { id: requestId }, lock: { mode: 'pessimistic_write' } })
      : null;
    if (!request) throw new ScopeRequestNotFound();
    return request;
  }

  /**
   * @param request as `lock` returned it in this transaction
   * @param detail goes into the event, for the developer to read: no secrets, nothing for reviewers only
   * @throws {TransitionRefused} when the table has no such step from the present state
   */
  async apply(
    transaction: EntityManager,
    actor: Actor,
    request: ScopeRequest,
    action: RequestAction,
    changes: RequestChanges = {},
    detail: Readonly<Record<string, unknown>> = {},
  ): Promise<ScopeRequest> {
    const now = this.clock.now();
    const state = action === 'expire' ? request.state : stateAt(request, now);
    const to = nextState(state, action);
    if (to === null) throw new TransitionRefused(action, state);
    const changed = { ...request, ...changes, state: to };
    const { affected } = await transaction.update(
      ScopeRequest,
      { id: request.id, state: request.state, revision: request.revision },
      { ...changes, state: to },
    );
    if (affected !== 1) throw new TransitionRefused(action, state);
    if (action === 'withdraw') await this.items.close(transaction, actor, request.id, 'withdrawn');
    await this.record(transaction, actor, request.state, changed, detail);
    await this.audit.record(transaction, actor, {
      action: `scope_request.${action}`,
      subjectKind: 'scope_request',
      subjectId: request.id,
      before: { state: request.state, revision: request.revision },
      after: { state: to, revision: changed.revision, plugin_id: request.pluginId, ...detail },
    });
    return changed;
  }

  /** The first event of a new draft. */
  async begin(transaction: EntityManager, actor: Actor, request: ScopeRequest): Promise<void> {
    await this.record(transaction, actor, null, request, {});
  }

  private async record(
    transaction: EntityManager,
    actor: Actor,
    from: ScopeRequest['state'] | null,
    { id, state, revision }: ScopeRequest,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await transaction.insert(ScopeRequestEvent, {
      requestId: id,
      at: this.clock.now(),
      actorKind: actor.kind,
      actorId: actor.id,
      fromState: from,
      toState: state,
      detail: { revision, ...detail },
    });
  }
}
