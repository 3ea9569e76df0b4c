import { Injectable } from '@nestjs/common';
import { AppError } from '@gatehouse/platform';
import { In, type EntityManager } from 'typeorm';
import type { VerdictGiven } from '../verdicts/outcome.js';
import { ReviewKinds, type DecidedTogether, type ReviewKind } from '../review-kind.js';
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

  /**
   * Several, every subject before any item, kind by kind and each in the order of ids, so that two who lock many never wait for each other.
   * What is gone meanwhile is not in the answer.
   */
  async lockAll(transaction: EntityManager, itemIds: readonly string[]): Promise<ReviewItem[]> {
    const where = { id: In([...itemIds]) };
    const seen = await transaction.find(ReviewItem, { where, order: { kind: 'ASC', subjectId: 'ASC' } });
    for (const [kind, items] of this.byKind(seen)) await kind.lock(transaction, items);
    return transaction.find(ReviewItem, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  /** Items with the handler of each kind, the kinds by name. */
  byKind<Held extends ReviewItem>(items: readonly Held[]): [DecidedTogether, Held[]][] {
    const names = [...new Set(items.map(({ kind }) => kind))].sort();
    return names.map((name) => [together(this.kinds.get(name)), items.filter(({ kind }) => kind === name)]);
  }

  kindOf(item: ReviewItem): ReviewKind {
    return this.kinds.get(item.kind);
  }
}

/** A kind that knows no bulk does the same item by item. */
function together(kind: ReviewKind): DecidedTogether {
  return (
    kind.together ?? {
      async lock(transaction, items) {
        for (const item of items) await kind.lock(transaction, item);
      },
      async plan(transaction, items, given: VerdictGiven) {
        const planned = [];
        for (const item of items) planned.push(await kind.plan(transaction, item, given).catch(refusalOf));
        return planned;
      },
      async decide(transaction, decided, actor) {
        for (const { item, outcome } of decided) await kind.decide(transaction, item, outcome, actor);
      },
    }
  );
}

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}
