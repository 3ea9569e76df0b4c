import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { AppError } from '@gatehouse/platform';
import {
  decidedInSets,
  planWhole,
  ReviewKinds,
  type DecidedItem,
  type ItemDescription,
  type KindCard,
  type Outcome,
  type ReviewItem,
  type VerdictGiven,
} from '@gatehouse/review';
import { Quotas } from '@gatehouse/usage';
import type { EntityManager } from 'typeorm';
import { ownerOf } from '../mails/people.js';
import { QUOTA_KIND } from './quota-facts.js';
import { QuotaMails } from './quota-mails.js';
import { QuotaReader } from './quota-reader.js';
import { QuotaRequestNotFound } from './quota-requests.errors.js';
import { QuotaTransitions } from './quota-transitions.js';

/** What the review queue asks about quota requests. */
@Injectable()
export class QuotaReview implements OnModuleInit {
  constructor(
    private readonly kinds: ReviewKinds,
    private readonly transitions: QuotaTransitions,
    private readonly quotas: Quotas,
    private readonly reader: QuotaReader,
    private readonly mails: QuotaMails,
  ) {}

  onModuleInit(): void {
    this.kinds.register({
      name: QUOTA_KIND,
      lock: async (transaction, item) => {
        await this.transitions.lock(transaction, item.subjectId);
      },
      card: (manager, item): Promise<KindCard> => this.reader.card(manager, item.subjectId),
      describe: (manager, item) => this.describe(manager, item),
      ...decidedInSets({
        lock: async (transaction, items) => {
          await this.transitions.lockAll(transaction, subjectsOf(items));
        },
        plan: (_transaction, items, given) => Promise.resolve(items.map(() => planned(given))),
        decide: (transaction, decided, actor) => this.decide(transaction, decided, actor),
      }),
    });
  }

  /** An approved limit counts from the commit on every node: the quota's row is what each request is counted against. */
  private async decide(transaction: EntityManager, decided: readonly DecidedItem[], actor: Actor): Promise<void> {
    const requests = await this.transitions.lockAll(transaction, subjectsOf(decided.map(({ item }) => item)));
    const bySubject = new Map(requests.map((request) => [request.id, request]));
    const changed = await this.transitions.applyAll(
      transaction,
      actor,
      decided.map(({ item: { subjectId, decidedAt }, outcome }) => {
        const request = bySubject.get(subjectId);
        if (!request) throw new QuotaRequestNotFound();
        return { request, action: outcome.action, changes: { decidedAt, decisionReason: outcome.reason } };
      }),
    );
    const approved = changed.filter(({ state }) => state === 'approved');
    await this.quotas.setLimits(
      transaction,
      'production',
      approved.map(({ pluginId, dailyLimit }) => ({ holderId: pluginId, dailyLimit })),
    );
    await this.mails.decided(transaction, changed);
  }

  private async describe(manager: EntityManager, { subjectId }: ReviewItem): Promise<ItemDescription> {
    const request = await this.transitions.read(manager, subjectId);
    const { pluginName } = await ownerOf(manager, request.pluginId);
    return { what: `your quota request for ${pluginName}`, developerUrl: this.mails.developerUrl(request) };
  }
}

function subjectsOf(items: readonly ReviewItem[]): string[] {
  return items.map(({ subjectId }) => subjectId);
}

function planned(given: VerdictGiven): Outcome | AppError {
  try {
    return planWhole(given, 'A quota request has no pairs; leave them out.');
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
