import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { ReviewItems, type Outcome } from '@gatehouse/review';
import { isUUID } from 'class-validator';
import { In, type EntityManager } from 'typeorm';
import { ScopeRequest } from './scope-request.entity.js';
import { stateAt } from '../clocks/changes-window.js';
import { nextState, TRANSITIONS, type DecisionAction, type RequestAction } from './scope-request.state.js';
import { ScopeRequestNotFound, TransitionRefused } from './scope-requests.errors.js';

/** What changes beside the state. */
export type RequestChanges = Partial<
  Pick<ScopeRequest, 'revision' | 'submittedAt' | 'queuedAt' | 'decidedAt' | 'decidedBy' | 'decisionReason'>
>;

export interface RequestDecision extends Pick<ScopeRequest, 'decidedAt' | 'decidedBy'> {
  readonly request: ScopeRequest;
  readonly outcome: Outcome;
}

/** The one state in which a request can be decided. */
const [WAITING] = TRANSITIONS.approve.from;

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

  /** Like `lock`, for many in the order of their ids; one that is gone is not in the answer. */
  async lockAll(transaction: EntityManager, requestIds: readonly string[]): Promise<ScopeRequest[]> {
    return transaction.find(ScopeRequest, {
      where: { id: In([...requestIds]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /**
   * Every change but a decision.
   *
   * @param request as `lock` returned it in this transaction
   * @param detail goes into the event, for the developer to read: no secrets, nothing for reviewers only
   * @throws {TransitionRefused} when the table has no such step from the present state
   */
  async apply(
    transaction: EntityManager,
    actor: Actor,
    request: ScopeRequest,
    action: Exclude<RequestAction, DecisionAction>,
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
    await this.recordAll(transaction, actor, [{ from: request.state, request: changed, detail }]);
    await this.audit.record(transaction, actor, {
      action: `scope_request.${action}`,
      subjectKind: 'scope_request',
      subjectId: request.id,
      before: { state: request.state, revision: request.revision },
      after: { state: to, revision: changed.revision, plugin_id: request.pluginId, ...detail },
    });
    return changed;
  }

  /**
   * The decision on each of these requests, as `lockAll` returned them in this transaction, in three statements however many they are.
   *
   * @throws {TransitionRefused} when one of them does not wait for a decision; then nothing may be kept
   */
  async decide(transaction: EntityManager, actor: Actor, decided: readonly RequestDecision[]): Promise<ScopeRequest[]> {
    const now = this.clock.now();
    const changed = decided.map(({ request, outcome, decidedAt, decidedBy }) => {
      const state = nextState(stateAt(request, now), outcome.action);
      if (state === null) throw new TransitionRefused(outcome.action, stateAt(request, now));
      return { ...request, state, decidedAt, decidedBy, decisionReason: outcome.reason, outcome };
    });
    const [, affected]: [unknown, number] = await transaction.query(
      `UPDATE scope_request r SET state = d.state, decided_at = d."decidedAt", decided_by = d."decidedBy", decision_reason = d."decisionReason"
       FROM jsonb_to_recordset($1::jsonb)
         AS d (id uuid, revision integer, state text, "decidedAt" timestamptz, "decidedBy" uuid, "decisionReason" text)
       WHERE r.id = d.id AND r.revision = d.revision AND r.state = $2`,
      [JSON.stringify(changed), WAITING],
    );
    if (affected !== changed.length) throw new Error(`of ${changed.length} scope requests that are held only ${affected} waited`);
    await this.recordAll(
      transaction,
      actor,
      changed.map(({ outcome: { reason, pairs }, ...request }) => ({ from: WAITING, request, detail: { reason, pairs } })),
    );
    await this.audit.recordAll(
      transaction,
      actor,
      changed.map(({ id, pluginId, state, revision, outcome: { action, reason, pairs } }) => ({
        action: `scope_request.${action}`,
        subjectKind: 'scope_request',
        subjectId: id,
        before: { state: WAITING, revision },
        after: { state, revision, plugin_id: pluginId, reason, pairs },
      })),
    );
    return changed;
  }

  /** The first event of a new draft. */
  async begin(transaction: EntityManager, actor: Actor, request: ScopeRequest): Promise<void> {
    await this.recordAll(transaction, actor, [{ from: null, request, detail: {} }]);
  }

  private async recordAll(
    transaction: EntityManager,
    actor: Actor,
    changes: readonly { from: ScopeRequest['state'] | null; request: ScopeRequest; detail: Readonly<Record<string, unknown>> }[],
  ): Promise<void> {
    const events = changes.map(({ from, request: { id, state, revision }, detail }) => ({
      id,
      from,
      to: state,
      detail: { revision, ...detail },
    }));
    await transaction.query(
      `INSERT INTO scope_request_event (request_id, at, actor_kind, actor_id, from_state, to_state, detail)
       SELECT id, $2, $3, $4, "from", "to", detail FROM jsonb_to_recordset($1::jsonb) AS event (id uuid, "from" text, "to" text, detail jsonb)`,
      [JSON.stringify(events), this.clock.now(), actor.kind, actor.id],
    );
  }
}
