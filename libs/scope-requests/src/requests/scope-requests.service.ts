import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { Clock, isUniqueViolation, Outbox } from '@gatehouse/platform';
import { DataSource, In, type EntityManager } from 'typeorm';
import { screenRequest } from '../screening/screening.jobs.js';
import { checkJustified, type AskedPair } from './asked-pairs.js';
import { asWritten, PairDrafts } from './pair-drafts.js';
import { RequestExpiry } from './request-expiry.js';
import { RequestTransitions } from './request-transitions.js';
import { ScopeRequest } from './scope-request.entity.js';
import { stateAt } from '../clocks/changes-window.js';
import { isEditable, OPEN_STATES } from './scope-request.state.js';
import { RequestOpen, ScopeRequestNotFound, TransitionRefused } from './scope-requests.errors.js';

/** A request that is about to be made. */
interface NewRequest {
  readonly accountId: string;
  readonly pluginId: string;
  readonly asked: readonly AskedPair[];
  readonly submit: boolean;
  /** The request that it appeals against, and why. */
  readonly appealOf: string | null;
  readonly reason: string | null;
}

/** What a developer does with scope requests. That the plugin is theirs is settled before these are called. */
@Injectable()
export class ScopeRequestsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly transitions: RequestTransitions,
    private readonly drafts: PairDrafts,
    private readonly expiry: RequestExpiry,
  ) {}

  /**
   * Starts a request, as a draft or submitted at once.
   *
   * @throws {RequestOpen} while another request of the plugin is not over, also when both are started at the same moment
   * @throws {InvalidInput} for pairs that cannot be asked for; then nothing is kept
   */
  async create(actor: Actor, accountId: string, pluginId: string, asked: readonly AskedPair[], submit: boolean): Promise<string> {
    await this.expiry.expireLapsed(pluginId);
    return this.guarded(pluginId, () =>
      this.dataSource.transaction((transaction) =>
        this.begin(transaction, actor, { accountId, pluginId, asked, submit, appealOf: null, reason: null }),
      ),
    );
  }

  /** Writes a new request, and submits it; for appeals too. Its failures want `guarded`. */
  async begin(transaction: EntityManager, actor: Actor, given: NewRequest): Promise<string> {
    const request: ScopeRequest = {
      id: randomUUID(),
      pluginId: given.pluginId,
      state: 'draft',
      revision: 1,
      createdBy: given.accountId,
      createdAt: this.clock.now(),
      submittedAt: null,
      queuedAt: null,
      decidedAt: null,
      decidedBy: null,
      decisionReason: null,
      appealOf: given.appealOf,
      credentialId: null,
    };
    const pairs = await this.drafts.check(transaction, given.pluginId, given.asked);
    if (given.submit) checkJustified(pairs);
    await transaction.insert(ScopeRequest, request);
    await this.transitions.begin(transaction, actor, request);
    await this.drafts.write(transaction, actor, request, pairs);
    if (given.submit) await this.submitLocked(transaction, actor, request, given.reason);
    return request.id;
  }

  /** Does something that makes a request. @throws {RequestOpen} in the place of the violated index that says so */
  async guarded<Result>(pluginId: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (isUniqueViolation(error, 'scope_request_open')) throw await this.openRequest(pluginId, error);
      throw error;
    }
  }

  /** Replaces the pairs of a draft, or of a request whose reviewer asked for changes. @throws as `create`, or {TransitionRefused} */
  async edit(actor: Actor, pluginId: string, requestId: string, asked: readonly AskedPair[]): Promise<void> {
    await this.change(pluginId, requestId, async (transaction, request) => {
      const state = stateAt(request, this.clock.now());
      if (!isEditable(state)) throw new TransitionRefused('edit', state);
      await this.drafts.write(transaction, actor, request, await this.drafts.check(transaction, pluginId, asked));
    });
  }

  /** Submits a draft, or submits again after changes. @throws {InvalidInput} {TransitionRefused}; the draft stays as it is */
  async submit(actor: Actor, pluginId: string, requestId: string): Promise<void> {
    await this.change(pluginId, requestId, (transaction, request) => this.submitLocked(transaction, actor, request));
  }

  /** @throws {TransitionRefused} once it is decided, withdrawn or expired */
  async withdraw(actor: Actor, pluginId: string, requestId: string): Promise<void> {
    await this.change(pluginId, requestId, async (transaction, request) => {
      await this.transitions.apply(transaction, actor, request, 'withdraw');
    });
  }

  private async submitLocked(transaction: EntityManager, actor: Actor, request: ScopeRequest, reason: string | null = null): Promise<void> {
    const state = stateAt(request, this.clock.now());
    if (!isEditable(state)) throw new TransitionRefused('submit', state);
    const pairs = await this.drafts.read(transaction, request.id);
    // Again, because the catalogue or the grant may have changed since the draft was written.
    checkJustified(await this.drafts.check(transaction, request.pluginId, pairs));
    const submitted = await this.transitions.apply(
      transaction,
      actor,
      request,
      'submit',
      {
        revision: request.submittedAt === null ? request.revision : request.revision + 1,
        submittedAt: this.clock.now(),
        queuedAt: null,
        decidedAt: null,
        decidedBy: null,
        decisionReason: null,
      },
      { pairs: asWritten(pairs), ...(reason === null ? {} : { reason }) },
    );
    const { id: requestId, revision } = submitted;
    await this.outbox.add(transaction, screenRequest, { requestId, revision }, `screen:${requestId}:${revision}`);
  }

  private async change(
    pluginId: string,
    requestId: string,
    work: (transaction: EntityManager, request: ScopeRequest) => Promise<void>,
  ): Promise<void> {
    await this.expiry.expireLapsed(pluginId);
    await this.dataSource.transaction(async (transaction) => {
      const request = await this.transitions.lock(transaction, requestId);
      if (request.pluginId !== pluginId) throw new ScopeRequestNotFound();
      await work(transaction, request);
    });
  }

  /** The request in the way of a new one. It may be over by now: then the original error stands and a repeat succeeds. */
  private async openRequest(pluginId: string, error: unknown): Promise<unknown> {
    const open = await this.dataSource.manager.findOneBy(ScopeRequest, { pluginId, state: In([...OPEN_STATES]) });
    return open ? new RequestOpen(open) : error;
  }
}
