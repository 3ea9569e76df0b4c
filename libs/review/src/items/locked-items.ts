import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { ReviewKinds, type ReviewKind } from '../review-kind.js';
import { ReviewItem } from './review-item.entity.js';
import { ReviewItems } from './review-items.js';

/** Items that a transaction holds, in the one order in which locks are taken: subject, then item. */
@Injectable()
export class LockedItems {
  constructor(
    private readonly items: ReviewItems,
    private readonly kinds: ReviewKinds,
  ) {}

  /** @throws {ReviewItemNotFound} */
  async lock(transaction: EntityManager, itemId: string): Promise<ReviewItem> {
    const seen = await this.items.get(transaction, itemId);
    await this.kindOf(seen).lock(transaction, seen);
    return this.items.lock(transaction, itemId);
  }

  /** Several, each subject before any item and in one order, so that two who lock many never wait for each other. */
  async lockAll(transaction: EntityManager, itemIds: readonly string[]): Promise<ReviewItem[]> {
    const seen = await transaction.find(ReviewItem, { where: { id: In([...itemIds]) }, order: { subjectId: 'ASC' } });
    for (const item of seen) await this.kindOf(item).lock(transaction, item);
    return transaction.find(ReviewItem, {
      where: { id: In([...itemIds]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  kindOf(item: ReviewItem): ReviewKind {
    return this.kinds.get(item.kind);
  }
}
