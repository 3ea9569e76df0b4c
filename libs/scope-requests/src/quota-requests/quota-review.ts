import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import {
  planWhole,
  ReviewKinds,
  type ItemDescription,
  type KindCard,
  type Outcome,
  type ReviewItem,
  type ReviewKind,
  type VerdictGiven,
} from '@gatehouse/review';
import { Quotas } from '@gatehouse/usage';
import type { EntityManager } from 'typeorm';
import { ownerOf } from '../mails/people.js';
import { QUOTA_KIND } from './quota-facts.js';
import { QuotaMails } from './quota-mails.js';
import { QuotaReader } from './quota-reader.js';
import { QuotaTransitions } from './quota-transitions.js';

/** What the review queue asks about quota requests. */
@Injectable()
export class QuotaReview implements ReviewKind, OnModuleInit {
  readonly name = QUOTA_KIND;

  constructor(
    private readonly kinds: ReviewKinds,
    private readonly transitions: QuotaTransitions,
    private readonly quotas: Quotas,
    private readonly reader: QuotaReader,
    private readonly mails: QuotaMails,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  async lock(transaction: EntityManager, { subjectId }: ReviewItem): Promise<void> {
    await this.transitions.lock(transaction, subjectId);
  }

  plan(_transaction: EntityManager, _item: ReviewItem, given: VerdictGiven): Promise<Outcome> {
    return Promise.resolve().then(() => planWhole(given, 'A quota request has no pairs; leave them out.'));
  }

  /** An approved limit counts from the commit on every node: the quota's row is what each request is counted against. */
  async decide(transaction: EntityManager, item: ReviewItem, outcome: Outcome, actor: Actor): Promise<void> {
    const request = await this.transitions.lock(transaction, item.subjectId);
    const changes = { decidedAt: item.decidedAt, decisionReason: outcome.reason };
    const decided = await this.transitions.apply(transaction, actor, request, outcome.action, changes);
    if (outcome.action === 'approve') await this.quotas.setLimit(transaction, decided.pluginId, 'production', decided.dailyLimit);
    await this.mails.decided(transaction, decided);
  }

  async card(manager: EntityManager, { subjectId }: ReviewItem): Promise<KindCard> {
    return this.reader.card(manager, subjectId);
  }

  async describe(manager: EntityManager, { subjectId }: ReviewItem): Promise<ItemDescription> {
    const request = await this.transitions.read(manager, subjectId);
    const { pluginName } = await ownerOf(manager, request.pluginId);
    return { what: `your quota request for ${pluginName}`, developerUrl: this.mails.developerUrl(request) };
  }
}
