import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReviewKinds, type ReviewKind } from '../review-kind.js';
import type { ReviewItem } from './review-item.entity.js';
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

  kindOf(item: ReviewItem): ReviewKind {
    return this.kinds.get(item.kind);
  }
}
