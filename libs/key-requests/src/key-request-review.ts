import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { PreparedKeys } from '@gatehouse/credentials';
import { Clock, InvalidInput } from '@gatehouse/platform';
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
import type { EntityManager } from 'typeorm';
import { KeyRequestMails } from './key-request-mails.js';
import { KeyRequestReader } from './key-request-reader.js';
import { KEY_REQUEST_KIND } from './key-request-screening.js';
import { KeyRequestTransitions } from './key-request-transitions.js';

/** What the review queue asks about requests for contact-centre keys. */
@Injectable()
export class KeyRequestReview implements ReviewKind, OnModuleInit {
  readonly name = KEY_REQUEST_KIND;

  constructor(
    private readonly kinds: ReviewKinds,
    private readonly clock: Clock,
    private readonly transitions: KeyRequestTransitions,
    private readonly keys: PreparedKeys,
    private readonly reader: KeyRequestReader,
    private readonly mails: KeyRequestMails,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  async lock(transaction: EntityManager, { subjectId }: ReviewItem): Promise<void> {
    await this.transitions.lock(transaction, subjectId);
  }

  async plan(transaction: EntityManager, { subjectId }: ReviewItem, given: VerdictGiven): Promise<Outcome> {
    const { expiresAt } = await this.transitions.read(transaction, subjectId);
    if (given.verdict === 'approve' && expiresAt !== null && expiresAt <= this.clock.now())
      throw new InvalidInput([{ pointer: '/verdict', detail: 'The key would have expired already. Ask for changes, with a later date.' }]);
    return planWhole(given, 'A contact-centre key has full access; leave pairs out.');
  }

  /** An approval prepares the key; nobody has its secret until the website claims it. */
  async decide(transaction: EntityManager, item: ReviewItem, outcome: Outcome, actor: Actor): Promise<void> {
    const request = await this.transitions.lock(transaction, item.subjectId);
    const terms = { ...request, expiresAt: request.expiresAt ?? ('never' as const) };
    const keyId = outcome.action === 'approve' ? await this.keys.prepare(transaction, actor, request.websiteId, terms) : null;
    const changes = { decidedAt: item.decidedAt, decisionReason: outcome.reason, keyId };
    await this.mails.changed(transaction, await this.transitions.apply(transaction, actor, request, outcome.action, changes));
  }

  async card(manager: EntityManager, { subjectId }: ReviewItem): Promise<KindCard> {
    return this.reader.card(manager, subjectId);
  }

  async describe(manager: EntityManager, { subjectId }: ReviewItem): Promise<ItemDescription> {
    const request = await this.transitions.read(manager, subjectId);
    return { what: `your request for the contact-centre key ${request.name}`, developerUrl: this.mails.url(request) };
  }
}
