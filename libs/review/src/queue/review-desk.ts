import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import type { Principal } from '@gatehouse/auth';
import type { Page } from '@gatehouse/platform';
import { Leases } from '../leases/leases.js';
import type { MessageBody, ThreadView } from '../thread/thread.dto.js';
import { ThreadOfItem } from '../thread/thread-of-item.js';
import type { DecisionBody } from '../verdicts/decision.dto.js';
import { Decisions } from '../verdicts/decisions.js';
import { Assignments } from './assignments.js';
import { CardReader } from './card-reader.js';
import { QueueReader } from './queue-reader.js';
import type { ItemQuery } from './queue-query.dto.js';
import type { ReviewCardView } from './review-card.dto.js';
import type { ReviewItemView } from './review-item.dto.js';

/** What a reviewer does; each change is answered with the card as it is then. */
@Injectable()
export class ReviewDesk {
  constructor(
    private readonly queue: QueueReader,
    private readonly cards: CardReader,
    private readonly leases: Leases,
    private readonly assignments: Assignments,
    private readonly decisions: Decisions,
    private readonly threads: ThreadOfItem,
  ) {}

  list(me: Principal, query: ItemQuery): Promise<Page<ReviewItemView>> {
    return this.queue.list(me, query);
  }

  async card(me: Principal, id: string): Promise<ReviewCardView> {
    await this.decisions.catchUp(id);
    return this.cards.card(me, id);
  }

  async lease(me: Principal, actor: Actor, id: string): Promise<ReviewCardView> {
    await this.leases.take(me, actor, id);
    return this.cards.card(me, id);
  }

  async release(me: Principal, actor: Actor, id: string): Promise<ReviewCardView> {
    await this.leases.release(me, actor, id);
    return this.cards.card(me, id);
  }

  async assign(me: Principal, actor: Actor, id: string, accountId: string | null): Promise<ReviewCardView> {
    await this.assignments.assign(actor, id, accountId);
    return this.cards.card(me, id);
  }

  async decide(me: Principal, actor: Actor, id: string, { hold_seconds = 0, ...given }: DecisionBody): Promise<ReviewCardView> {
    await this.decisions.decide(me, actor, id, given, { holdSeconds: hold_seconds });
    return this.cards.card(me, id);
  }

  async takeBack(me: Principal, actor: Actor, id: string): Promise<ReviewCardView> {
    await this.decisions.takeBack(me, actor, id);
    return this.cards.card(me, id);
  }

  thread(id: string): Promise<ThreadView> {
    return this.threads.read(id);
  }

  write(me: Principal, actor: Actor, id: string, message: MessageBody): Promise<ThreadView> {
    return this.threads.write(me, actor, id, message);
  }
}
