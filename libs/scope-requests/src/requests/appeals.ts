import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { isUniqueViolation } from '@gatehouse/platform';
import { Effects } from '@gatehouse/review';
import { DataSource } from 'typeorm';
import { pairKey } from '@gatehouse/scopes';
import { Grants } from '../grants/grants.js';
import { PairDrafts } from './pair-drafts.js';
import { RequestTransitions } from './request-transitions.js';
import { AlreadyAppealed, ScopeRequestNotFound, TransitionRefused } from './scope-requests.errors.js';
import { ScopeRequestsService } from './scope-requests.service.js';

/** A second look at what was denied, by somebody else: a new request for just those pairs. */
@Injectable()
export class Appeals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transitions: RequestTransitions,
    private readonly drafts: PairDrafts,
    private readonly grants: Grants,
    private readonly requests: ScopeRequestsService,
    private readonly effects: Effects,
  ) {}

  /**
   * @param reason why the decision should be looked at again; reviewers read it
   * @returns the id of the new request
   * @throws {TransitionRefused} unless the request was rejected, or approved without some of its pairs. @throws {AlreadyAppealed}
   *   {RequestOpen} {InvalidInput}
   */
  async appeal(actor: Actor, accountId: string, pluginId: string, requestId: string, reason: string): Promise<string> {
    await this.effects.catchUp({ pluginId });
    try {
      return await this.requests.guarded(pluginId, () =>
        this.dataSource.transaction(async (transaction) => {
          const request = await this.transitions.lock(transaction, requestId);
          if (request.pluginId !== pluginId) throw new ScopeRequestNotFound();
          if (request.state !== 'rejected' && request.state !== 'approved') throw new TransitionRefused('appeal', request.state);
          // An appeal is the last word on its pairs.
          if (request.appealOf !== null) throw new AlreadyAppealed();
          const held = new Set((await this.grants.hold(transaction, pluginId)).map(pairKey));
          const denied = (await this.drafts.read(transaction, requestId)).filter(
            (pair) => pair.verdict === 'denied' && !held.has(pairKey(pair)),
          );
          if (denied.length === 0) throw new TransitionRefused('appeal', request.state);
          return this.requests.begin(transaction, actor, { accountId, pluginId, asked: denied, submit: true, appealOf: requestId, reason });
        }),
      );
    } catch (error) {
      throw isUniqueViolation(error, 'scope_request_appeal_of_key') ? new AlreadyAppealed() : error;
    }
  }
}
