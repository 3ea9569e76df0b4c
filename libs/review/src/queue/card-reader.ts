import { Injectable } from '@nestjs/common';
import { Clock } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { LockedItems } from '../items/locked-items.js';
import type { Reviewer } from '../people/conflict-of-interest.js';
import { Eligibility } from '../people/eligibility.js';
import { ReviewItemNotFound } from '../review.errors.js';
import { ReviewSettings } from '../settings/review-settings.js';
import { CardSurroundings } from './card-surroundings.js';
import { itemView } from './item.view.js';
import { findItem } from './queue.queries.js';
import type { ReviewCardView } from './review-card.dto.js';

/** All there is to know about one item, on one page. */
@Injectable()
export class CardReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: ReviewSettings,
    private readonly eligibility: Eligibility,
    private readonly locked: LockedItems,
    private readonly around: CardSurroundings,
  ) {}

  /** @throws {ReviewItemNotFound} */
  async card(reviewer: Reviewer, id: string): Promise<ReviewCardView> {
    const { manager } = this.dataSource;
    const row = isUUID(id) ? await findItem(manager, id) : null;
    if (!row) throw new ReviewItemNotFound();
    // At once, on connections of their own: one after the other they are most of the time that a lease takes.
    const [refusals, rules, kind, around] = await Promise.all([
      this.eligibility.refusals(manager, reviewer, [row]),
      this.settings.read(manager),
      this.locked.kindOf(row).card(manager, row),
      this.around.of(manager, row),
    ]);
    return {
      ...itemView(row, { reviewer, now: this.clock.now(), rules, refusal: refusals.get(row.id) ?? null }),
      asked: [...kind.asked],
      removed: [...kind.removed],
      holds: [...kind.holds],
      findings: [...kind.findings],
      events: [...kind.events],
      details: kind.details,
      ...around,
    };
  }
}
