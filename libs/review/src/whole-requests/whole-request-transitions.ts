import type { AuditTrail, Actor } from '@gatehouse/audit';
import type { AppError, Clock } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { In, type EntityManager } from 'typeorm';
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

/** One request of a set, and the step that it takes. */
export interface RequestStep<Action extends string, Request> {
  readonly request: Request;
  readonly action: Action;
  /** The same columns for all of the set. */
  readonly changes: Changes<Request>;
}

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

  /** Like `lock`, for many in the order of their ids; one that is gone is not in the answer. */
  async lockAll(transaction: EntityManager, ids: readonly string[]): Promise<Request[]> {
    return transaction
      .createQueryBuilder(this.kind.request, 'request')
      .where({ id: In([...ids]) })
      .orderBy('request.id')
      .setLock('pessimistic_write')
      .getMany();
  }

  /** A new request, queued. */
  async begin(transaction: EntityManager, actor: Actor, request: Request, action: 'ask' | 'appeal' = 'ask'): Promise<void> {
    await transaction.insert<WholeRequest<string>>(this.kind.request, request);
    await this.record(transaction, actor, [{ action, before: null, after: request }]);
  }

  /** @param request as `lock` returned it in this transaction. @throws the kind's `refused` */
  async apply(
    transaction: EntityManager,
    actor: Actor,
    request: Request,
    action: Action,
    changes: Changes<Request> = {},
  ): Promise<Request> {
    const [changed] = await this.applyAll(transaction, actor, [{ request, action, changes }]);
    if (!changed) throw new Error(`${request.id} was not changed`);
    return changed;
  }

  /**
   * The step of each request, as `lockAll` returned them in this transaction, in three statements however many they are.
   *
   * @throws the kind's `refused` when one of them cannot take its step; then nothing may be kept
   */
  async applyAll(transaction: EntityManager, actor: Actor, steps: readonly RequestStep<Action, Request>[]): Promise<Request[]> {
    const taken = steps.map(({ request, action, changes }) => {
      const present = this.kind.stateFor?.(request, action, this.clock.now()) ?? request.state;
      const state = nextState(this.kind.transitions, present, action);
      if (state === null) throw this.kind.refused(present);
      const after: Request = { ...request, ...changes, state };
      return { action, before: request, after, changed: Object.keys(changes) };
    });
    const [first] = taken;
    if (!first) return [];
    const affected = await this.write(transaction, taken, first.changed);
    if (affected !== taken.length) throw this.kind.refused(first.before.state);
    await this.record(transaction, actor, taken);
    return taken.map(({ after }) => after);
  }

  /** The rows as they are to be, where they still are what they were. @returns how many */
  private async write(
    transaction: EntityManager,
    taken: readonly { readonly before: Request; readonly after: Request }[],
    changed: readonly string[],
  ): Promise<number> {
    const { tablePath, columns } = transaction.connection.getMetadata(this.kind.request);
    const named = columns.filter(({ propertyName }) => propertyName === 'state' || changed.includes(propertyName));
    const rows = taken.map(({ before, after }) => ({
      ...Object.fromEntries(named.map((column) => [column.databaseName, column.getEntityValue(after)])),
      id: before.id,
    }));
    const [, affected]: [unknown, number] = await transaction.query(
      `UPDATE ${tablePath} r SET ${named.map(({ databaseName }) => `${databaseName} = d.${databaseName}`).join(', ')}
       FROM jsonb_populate_recordset(null::${tablePath}, $1::jsonb) AS d
         JOIN unnest($2::uuid[], $3::text[], $4::integer[]) AS was (id, state, revision) ON was.id = d.id
       WHERE r.id = d.id AND r.state = was.state AND r.revision = was.revision`,
      [
        JSON.stringify(rows),
        taken.map(({ before }) => before.id),
        taken.map(({ before }) => before.state),
        taken.map(({ before }) => before.revision),
      ],
    );
    return affected;
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
    steps: readonly { readonly action: Action | 'ask' | 'appeal'; readonly before: Request | null; readonly after: Request }[],
  ): Promise<void> {
    const told = steps.map((step) => ({
      ...step,
      reason: step.before === null || step.action === 'revise' ? this.kind.reasonOf(step.after) : step.after.decisionReason,
    }));
    await transaction.insert<WholeRequestEvent<string>>(
      this.kind.event,
      told.map(({ before, after: { id, state, revision }, reason }) => ({
        requestId: id,
        at: this.clock.now(),
        actorKind: actor.kind,
        actorId: actor.id,
        fromState: before?.state ?? null,
        toState: state,
        revision,
        reason,
      })),
    );
    await this.audit.recordAll(
      transaction,
      actor,
      told.map(({ action, before, after, reason }) => ({
        action: `${this.kind.subject}.${action}`,
        subjectKind: this.kind.subject,
        subjectId: after.id,
        ...(before ? { before: { state: before.state, revision: before.revision } } : {}),
        after: { state: after.state, revision: after.revision, ...this.kind.audited(after), reason },
      })),
    );
  }
}
