import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { AppError } from '@gatehouse/platform';
import {
  decidedInSets,
  ReviewKinds,
  type DecidedItem,
  type ItemDescription,
  type KindCard,
  type Outcome,
  type ReviewItem,
  type VerdictGiven,
} from '@gatehouse/review';
import { ScopeCatalogue } from '@gatehouse/scopes';
import { In, type EntityManager } from 'typeorm';
import { RequestMails } from '../mails/request-mails.js';
import { RequestTransitions } from '../requests/request-transitions.js';
import { RequestedPair } from '../requests/requested-pair.entity.js';
import { Consequences } from './consequences.js';
import { planDecision } from './decision.js';
import { SCOPE_KINDS } from './scope-kind.js';
import { ScopeCards } from './scope-cards.js';

/** What the review queue asks about scope requests. A decision on one is a decision on many, of which there is one. */
@Injectable()
export class ScopeReview implements OnModuleInit {
  constructor(
    private readonly kinds: ReviewKinds,
    private readonly catalogue: ScopeCatalogue,
    private readonly transitions: RequestTransitions,
    private readonly consequences: Consequences,
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
        card: (manager, item): Promise<KindCard> => this.cards.card(manager, item),
        describe: (manager, item): Promise<ItemDescription> => this.mails.describe(manager, item),
        ...decidedInSets({
          lock: async (transaction, items) => {
            await this.transitions.lockAll(transaction, subjectsOf(items));
          },
          plan: (transaction, items, given) => this.plan(transaction, items, given),
          decide: (transaction, decided, actor) => this.decide(transaction, decided, actor),
        }),
      });
  }

  private async plan(transaction: EntityManager, items: readonly ReviewItem[], given: VerdictGiven): Promise<(Outcome | AppError)[]> {
    const pairsOf = await readPairs(transaction, subjectsOf(items));
    return items.map(({ subjectId }) => {
      try {
        return planDecision(given, pairsOf(subjectId), this.catalogue);
      } catch (error) {
        if (error instanceof AppError) return error;
        throw error;
      }
    });
  }

  /** Verdicts on the pairs, the states, and what follows from them. The rows of the requests are held by the queue. */
  private async decide(transaction: EntityManager, decided: readonly DecidedItem[], actor: Actor): Promise<void> {
    const subjects = subjectsOf(decided.map(({ item }) => item));
    const requests = new Map((await this.transitions.lockAll(transaction, subjects)).map((request) => [request.id, request]));
    const pairsOf = await readPairs(transaction, subjects);
    for (const { item, outcome } of decided)
      if (outcome.action === 'approve') planDecision(asGiven(outcome), pairsOf(item.subjectId), this.catalogue);
    await keepVerdicts(transaction, decided);
    const outcomes = new Map(decided.map(({ item, outcome }) => [item.subjectId, outcome]));
    const changed = await this.transitions.decide(
      transaction,
      actor,
      decided.flatMap(({ item: { subjectId, decidedAt, decidedBy }, outcome }) => {
        const request = requests.get(subjectId);
        return request ? [{ request, outcome, decidedAt, decidedBy }] : [];
      }),
    );
    await this.consequences.carryOut(
      transaction,
      actor,
      changed.map((request) => ({ request, pairs: withVerdicts(pairsOf(request.id), outcomes.get(request.id)?.pairs ?? []) })),
    );
  }
}

function subjectsOf(items: readonly ReviewItem[]): string[] {
  return items.map(({ subjectId }) => subjectId);
}

async function readPairs(transaction: EntityManager, requestIds: readonly string[]): Promise<(requestId: string) => RequestedPair[]> {
  const pairs = await transaction.find(RequestedPair, { where: { requestId: In([...requestIds]) }, order: { position: 'ASC' } });
  const byRequest = new Map<string, RequestedPair[]>(requestIds.map((id) => [id, []]));
  for (const pair of pairs) byRequest.get(pair.requestId)?.push(pair);
  return (requestId) => byRequest.get(requestId) ?? [];
}

async function keepVerdicts(transaction: EntityManager, decided: readonly DecidedItem[]): Promise<void> {
  const verdicts = decided.flatMap(({ item, outcome }) => outcome.pairs.map((pair) => ({ ...pair, requestId: item.subjectId })));
  if (verdicts.length === 0) return;
  await transaction.query(
    `UPDATE requested_pair q SET verdict = v.verdict, verdict_reason = v.reason, verdict_reason_code = v."reasonCode"
     FROM jsonb_to_recordset($1::jsonb)
       AS v ("requestId" uuid, scope text, mode text, verdict text, reason text, "reasonCode" text)
     WHERE q.request_id = v."requestId" AND q.scope = v.scope AND q.mode = v.mode`,
    [JSON.stringify(verdicts)],
  );
}

/** Checked again when it takes effect: the catalogue may have changed since the verdict. */
function asGiven({ reason, pairs }: Outcome): VerdictGiven {
  return {
    verdict: 'approve',
    reason: reason ?? undefined,
    pairs: pairs.map((pair) => ({ ...pair, reason: pair.reason ?? undefined })),
  };
}

function withVerdicts(pairs: readonly RequestedPair[], verdicts: Outcome['pairs']): RequestedPair[] {
  return pairs.map((pair) => {
    const said = verdicts.find(({ scope, mode }) => scope === pair.scope && mode === pair.mode);
    return { ...pair, verdict: said?.verdict ?? null, verdictReason: said?.reason ?? null, verdictReasonCode: said?.reasonCode ?? null };
  });
}
