import type { AuditTrail, Actor } from '@gatehouse/audit';
import type { AppError, Clock } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { WholeRequest, WholeRequestEvent } from './whole-request.entity.js';
import { nextState, type Transition } from './whole-request.state.js';

/** What one kind of request says of itself to its transitions. */
export interface WholeRequestKind<State extends string, Action extends string, Request extends WholeRequest<State>> {
  readonly request: new () => Request;
  readonly event: new () => WholeRequestEvent<State>;
  readonly transitions: Readonly<Record<Action, Transition<State>>>;
  /** The state that counts for an action, where that is not the one that is written down. */
  readonly stateFor?: (request: Request, action: Action, now: Date) => State;
  /** The noun of its audit rows. */
  readonly subject: string;
  /** Why it is asked. */
  readonly reasonOf: (request: Request) => string;
  /** What its audit rows tell beside state, revision and reason. */
  readonly audited: (request: Request) => Record<string, unknown>;
  readonly notFound: () => AppError;
  /** Not possible in that state, or not any more. */
  readonly refused: (state: State) => AppError;
}

type Changes<Request> = Partial<Omit<Request, 'id' | 'state' | 'createdBy' | 'createdAt'>>;

/** The only place where a request changes its state: conditional update, event and audit row in the caller's transaction. */
export class WholeRequestTransitions<State extends string, Action extends string, Request extends WholeRequest<State>> {
  constructor(
    private readonly kind: WholeRequestKind<State, Action, Request>,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws the kind's `notFound` */
  async read(manager: EntityManager, id: string): Promise<Request> {
    return this.find(manager, id, false);
  }

  /** Holds the row: whoever wants to change it at the same moment waits, and then sees what became of it. @throws as `read` */
  async lock(transaction: EntityManager, id: string): Promise<Request> {
    return this.find(transaction, id, true);
  }

  /** A new request, queued. */
  async begin(transaction: EntityManager, actor: Actor, request: Request, action: 'ask' | 'appeal' = 'ask'): Promise<void> {
    await transaction.insert<WholeRequest<string>>(this.kind.request, request);
    await this.record(transaction, actor, action, null, request);
  }

  /** @param request as `lock` returned it in this transaction. @throws the kind's `refused` */
  async apply(
    transaction: EntityManager,
    actor: Actor,
    request: Request,
    action: Action,
    changes: Changes<Request> = {},
  ): Promise<Request> {
    const present = this.kind.stateFor?.(request, action, this.clock.now()) ?? request.state;
    const state = nextState(this.kind.transitions, present, action);
    if (state === null) throw this.kind.refused(present);
    const { affected } = await transaction.update<WholeRequest<string>>(
      this.kind.request,
      { id: request.id, state: request.state, revision: request.revision },
      { ...changes, state },
    );
    if (affected !== 1) throw this.kind.refused(request.state);
    const changed: Request = { ...request, ...changes, state };
    await this.record(transaction, actor, action, request, changed);
    return changed;
  }

  private async find(manager: EntityManager, id: string, held: boolean): Promise<Request> {
    const builder = manager.createQueryBuilder(this.kind.request, 'request').where('request.id = :id', { id });
    const request = isUUID(id) ? await (held ? builder.setLock('pessimistic_write') : builder).getOne() : null;
    if (!request) throw this.kind.notFound();
    return request;
  }

  private async record(
    transaction: EntityManager,
    actor: Actor,
    action: Action | 'ask' | 'appeal',
    before: Request | null,
    after: Request,
  ): Promise<void> {
    const { id, state, revision } = after;
    const reason = before === null || action === 'revise' ? this.kind.reasonOf(after) : after.decisionReason;
    await transaction.insert<WholeRequestEvent<string>>(this.kind.event, {
      requestId: id,
      at: this.clock.now(),
      actorKind: actor.kind,
      actorId: actor.id,
      fromState: before?.state ?? null,
      toState: state,
      revision,
      reason,
    });
    await this.audit.record(transaction, actor, {
      action: `${this.kind.subject}.${action}`,
      subjectKind: this.kind.subject,
      subjectId: id,
      ...(before ? { before: { state: before.state, revision: before.revision } } : {}),
      after: { state, revision, ...this.kind.audited(after), reason },
    });
  }
}
