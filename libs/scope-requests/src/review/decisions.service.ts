import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import type { Principal } from '@gatehouse/auth';
import { Clock } from '@gatehouse/platform';
import { ScopeCatalogue } from '@gatehouse/scopes';
import { DataSource, type EntityManager } from 'typeorm';
import { RequestMails } from '../mails/request-mails.js';
import { RequestTransitions } from '../requests/request-transitions.js';
import { RequestedPair } from '../requests/requested-pair.entity.js';
import type { ScopeRequest } from '../requests/scope-request.entity.js';
import { decisionOf } from '../requests/scope-request.state.js';
import { ScopeRequestNotFound, TransitionRefused } from '../requests/scope-requests.errors.js';
import { Approval } from './approval.js';
import { conflictsOfInterest } from './conflict-of-interest.js';
import { planDecision, type DecisionGiven, type DecisionPlan } from './decision.js';
import { AlreadyDecided, ConflictOfInterest } from './review.errors.js';

/** A reviewer's decision about a queued request. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly catalogue: ScopeCatalogue,
    private readonly transitions: RequestTransitions,
    private readonly approval: Approval,
    private readonly mails: RequestMails,
  ) {}

  /**
   * Decides, or learns who did. The request's row is held meanwhile, so that of two decisions made at once exactly one counts.
   *
   * @throws {ConflictOfInterest} {AlreadyDecided} {TransitionRefused} {InvalidInput}
   */
  async decide(reviewer: Principal, actor: Actor, requestId: string, given: DecisionGiven): Promise<void> {
    await this.dataSource.transaction(async (transaction) => {
      const request = await this.transitions.lock(transaction, requestId);
      if (request.state === 'draft' || !(await holdPlugin(transaction, request.pluginId))) throw new ScopeRequestNotFound();
      const ties = await conflictsOfInterest(transaction, reviewer, [request.pluginId]);
      const tie = ties.get(request.pluginId);
      if (tie !== undefined) throw new ConflictOfInterest(tie);
      if (request.state !== 'queued') throw await this.tooLate(transaction, given, request);
      const pairs = await transaction.find(RequestedPair, { where: { requestId }, order: { position: 'ASC' } });
      await this.carryOut(transaction, reviewer, actor, request, pairs, planDecision(given, pairs, this.catalogue));
    });
  }

  private async carryOut(
    transaction: EntityManager,
    reviewer: Principal,
    actor: Actor,
    request: ScopeRequest,
    pairs: readonly RequestedPair[],
    plan: DecisionPlan,
  ): Promise<void> {
    for (const { scope, mode, verdict, reason } of plan.verdicts)
      await transaction.update(RequestedPair, { requestId: request.id, scope, mode }, { verdict, verdictReason: reason });
    const decided = await this.transitions.apply(
      transaction,
      actor,
      request,
      plan.action,
      { decidedAt: this.clock.now(), decidedBy: reviewer.accountId, decisionReason: plan.reason },
      { reason: plan.reason, pairs: plan.verdicts },
    );
    switch (plan.action) {
      case 'approve': {
        const verdicts = plan.verdicts.map(({ verdict, reason }) => ({ verdict, verdictReason: reason }));
        return this.approval.carryOut(
          transaction,
          actor,
          decided,
          pairs.map((pair, index) => ({ ...pair, ...verdicts[index] })),
        );
      }
      case 'reject':
        return this.mails.rejected(transaction, decided);
      case 'request_changes':
        return this.mails.changesRequested(transaction, decided);
    }
  }

  private async tooLate(transaction: EntityManager, given: DecisionGiven, request: ScopeRequest): Promise<Error> {
    const { state, decidedAt, decidedBy, decisionReason } = request;
    const verdict = decisionOf(state);
    if (verdict === null || decidedAt === null || decidedBy === null) return new TransitionRefused(given.verdict, state);
    const rows: { name: string }[] = await transaction.query('SELECT name FROM account WHERE id = $1', [decidedBy]);
    return new AlreadyDecided({
      verdict,
      state,
      decided_by: rows[0]?.name ?? 'Somebody',
      decided_at: decidedAt.toISOString(),
      reason: decisionReason,
    });
  }
}

/** Whether the plugin is still there; it cannot be deleted until the transaction is over, so no deleted plugin is granted anything. */
async function holdPlugin(transaction: EntityManager, pluginId: string): Promise<boolean> {
  const rows: unknown[] = await transaction.query('SELECT 1 FROM plugin WHERE id = $1 AND deleted_at IS NULL FOR SHARE', [pluginId]);
  return rows.length > 0;
}
