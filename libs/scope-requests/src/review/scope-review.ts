import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { ReviewKinds, type ItemDescription, type KindCard, type Outcome, type ReviewItem, type VerdictGiven } from '@gatehouse/review';
import { ScopeCatalogue } from '@gatehouse/scopes';
import type { EntityManager } from 'typeorm';
import { RequestMails } from '../mails/request-mails.js';
import { RequestTransitions } from '../requests/request-transitions.js';
import { RequestedPair } from '../requests/requested-pair.entity.js';
import { Approval } from './approval.js';
import { planDecision } from './decision.js';
import { SCOPE_KINDS } from './scope-kind.js';
import { ScopeCards } from './scope-cards.js';

/** What the review queue asks about scope requests. */
@Injectable()
export class ScopeReview implements OnModuleInit {
  constructor(
    private readonly kinds: ReviewKinds,
    private readonly catalogue: ScopeCatalogue,
    private readonly transitions: RequestTransitions,
    private readonly approval: Approval,
    private readonly mails: RequestMails,
    private readonly cards: ScopeCards,
  ) {}

  onModuleInit(): void {
    for (const name of SCOPE_KINDS)
      this.kinds.register({
        name,
        lock: async (transaction, item) => {
          await this.transitions.lock(transaction, item.subjectId);
        },
        plan: (transaction, item, given) => this.plan(transaction, item, given),
        decide: (transaction, item, outcome, actor) => this.decide(transaction, item, outcome, actor),
        card: (manager, item): Promise<KindCard> => this.cards.card(manager, item),
        describe: (manager, item): Promise<ItemDescription> => this.mails.describe(manager, item),
      });
  }

  private async plan(transaction: EntityManager, { subjectId }: ReviewItem, given: VerdictGiven): Promise<Outcome> {
    return planDecision(given, await pairsOf(transaction, subjectId), this.catalogue);
  }

  /** Verdicts on the pairs, the state, and what follows from it. The request's row is held by the queue. */
  private async decide(transaction: EntityManager, item: ReviewItem, outcome: Outcome, actor: Actor): Promise<void> {
    const request = await this.transitions.lock(transaction, item.subjectId);
    const pairs = await pairsOf(transaction, request.id);
    if (outcome.action === 'approve') planDecision(asGiven(outcome), pairs, this.catalogue);
    if (outcome.pairs.length > 0)
      await transaction.query(
        `UPDATE requested_pair q SET verdict = v.verdict, verdict_reason = v.reason, verdict_reason_code = v."reasonCode"
         FROM jsonb_to_recordset($2::jsonb) AS v(scope text, mode text, verdict text, reason text, "reasonCode" text)
         WHERE q.request_id = $1 AND q.scope = v.scope AND q.mode = v.mode`,
        [request.id, JSON.stringify(outcome.pairs)],
      );
    const decided = await this.transitions.apply(
      transaction,
      actor,
      request,
      outcome.action,
      { decidedAt: item.decidedAt, decidedBy: item.decidedBy, decisionReason: outcome.reason },
      { reason: outcome.reason, pairs: outcome.pairs },
    );
    switch (outcome.action) {
      case 'approve':
        return this.approval.carryOut(transaction, actor, decided, withVerdicts(pairs, outcome));
      case 'reject':
        return this.mails.rejected(transaction, decided);
      case 'request_changes':
        return this.mails.changesRequested(transaction, decided);
    }
  }
}

function pairsOf(transaction: EntityManager, requestId: string): Promise<RequestedPair[]> {
  return transaction.find(RequestedPair, { where: { requestId }, order: { position: 'ASC' } });
}

/** Checked again when it takes effect: the catalogue may have changed since the verdict. */
function asGiven({ reason, pairs }: Outcome): VerdictGiven {
  return {
    verdict: 'approve',
    reason: reason ?? undefined,
    pairs: pairs.map((pair) => ({ ...pair, reason: pair.reason ?? undefined })),
  };
}

function withVerdicts(pairs: readonly RequestedPair[], { pairs: verdicts }: Outcome): RequestedPair[] {
  return pairs.map((pair) => {
    const said = verdicts.find(({ scope, mode }) => scope === pair.scope && mode === pair.mode);
    return { ...pair, verdict: said?.verdict ?? null, verdictReason: said?.reason ?? null, verdictReasonCode: said?.reasonCode ?? null };
  });
}
