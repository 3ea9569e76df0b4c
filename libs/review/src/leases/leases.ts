import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { ReviewItem } from '../items/review-item.entity.js';
import { holderAt, LEASE_MS } from '../items/review-item.state.js';
import { ReviewItems } from '../items/review-items.js';
import type { Reviewer } from '../people/conflict-of-interest.js';
import { Eligibility } from '../people/eligibility.js';
import { refusalsToServe } from '../people/served.js';
import { AlreadyDecided, ItemLeased, ItemNotOpen, SecondReviewerNeeded } from '../review.errors.js';
import { winnerOf } from '../verdicts/winner.js';

/** Who works on an item. One conditional update decides between two who take it at once. */
@Injectable()
export class Leases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly items: ReviewItems,
    private readonly eligibility: Eligibility,
    private readonly audit: AuditTrail,
  ) {}

  /** Takes the item for 15 minutes, or renews; nobody keeps others away from what nobody can decide. @throws {ItemLeased} {ConflictOfInterest} {SecondReviewerNeeded} {ItemNotOpen} {AlreadyDecided} {DeveloperSuspended} */
  async take(reviewer: Reviewer, actor: Actor, itemId: string): Promise<Date> {
    return this.dataSource.transaction(async (transaction) => {
      const item = await this.items.get(transaction, itemId);
      await this.eligibility.require(transaction, reviewer, item);
      const now = this.clock.now();
      const until = new Date(now.getTime() + LEASE_MS);
      const [, taken]: [unknown, number] = await transaction.query(
        `UPDATE review_item SET leased_by = $2, lease_until = $3
         WHERE id = $1 AND state = 'open' AND (leased_by IS NULL OR leased_by = $2 OR lease_until <= $4)
           AND NOT EXISTS (SELECT 1 FROM review_verdict v WHERE v.item_id = $1 AND v.reviewer_id = $2 AND v.taken_back_at IS NULL)`,
        [item.id, reviewer.accountId, until, now],
      );
      if (taken !== 1) throw await this.refusal(transaction, reviewer, itemId);
      const unserved = (await refusalsToServe(transaction, [item])).get(item.id);
      if (unserved) throw unserved;
      await this.record(transaction, actor, 'review_item.lease', item, { lease_until: until.toISOString() });
      return until;
    });
  }

  /** Lets go. Somebody who does not hold it changes nothing. @throws {ReviewItemNotFound} */
  async release(reviewer: Reviewer, actor: Actor, itemId: string): Promise<void> {
    await this.dataSource.transaction(async (transaction) => {
      const item = await this.items.get(transaction, itemId);
      const [, released]: [unknown, number] = await transaction.query(
        'UPDATE review_item SET leased_by = NULL, lease_until = NULL WHERE id = $1 AND leased_by = $2',
        [item.id, reviewer.accountId],
      );
      if (released === 1) await this.record(transaction, actor, 'review_item.release', item, {});
    });
  }

  /** @throws {ItemLeased} when somebody else works on it; the item's row is held */
  async requireFree(transaction: EntityManager, reviewer: Reviewer, item: ReviewItem): Promise<void> {
    if (!this.isFree(reviewer, item)) throw await leasedError(transaction, item);
  }

  isFree(reviewer: Reviewer, item: ReviewItem): boolean {
    const holder = holderAt(item, this.clock.now());
    return holder === null || holder === reviewer.accountId;
  }

  /** Why a lease was not taken, from the row as it is now. */
  private async refusal(transaction: EntityManager, reviewer: Reviewer, itemId: string): Promise<Error> {
    const item = await this.items.lock(transaction, itemId);
    if (item.state === 'decided') return new AlreadyDecided(await winnerOf(transaction, item));
    if (item.state !== 'open') return new ItemNotOpen(item.state);
    return this.isFree(reviewer, item) ? new SecondReviewerNeeded() : leasedError(transaction, item);
  }

  private record(
    transaction: EntityManager,
    actor: Actor,
    action: string,
    { id, leasedBy }: ReviewItem,
    after: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      action,
      subjectKind: 'review_item',
      subjectId: id,
      before: { leased_by: leasedBy },
      after,
    });
  }
}

async function leasedError(transaction: EntityManager, { leasedBy, leaseUntil }: ReviewItem): Promise<Error> {
  const rows: { name: string }[] = await transaction.query('SELECT name FROM account WHERE id = $1', [leasedBy]);
  if (leasedBy === null || leaseUntil === null) return new ItemNotOpen('open');
  return new ItemLeased({ id: leasedBy, name: rows[0]?.name ?? 'Somebody' }, leaseUntil);
}
