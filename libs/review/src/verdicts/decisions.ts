import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor, type Change } from '@gatehouse/audit';
import { Clock, SECOND } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ReviewItem } from '../items/review-item.entity.js';
import { isHeldAt } from '../items/review-item.state.js';
import { LockedItems } from '../items/locked-items.js';
import type { Reviewer } from '../people/conflict-of-interest.js';
import { AlreadyDecided, ItemNotOpen, NothingToTakeBack, SecondReviewerNeeded } from '../review.errors.js';
import { Effects } from './effects.js';
import { combine, isFinal, type Outcome, type VerdictGiven } from './outcome.js';
import { ReviewVerdict } from './review-verdict.entity.js';
import { VerdictRules } from './verdict-rules.js';
import { winnerOf } from './winner.js';

export interface DecisionOptions {
  /** 0 = at once; at most 60. */
  readonly holdSeconds?: number;
  /** The parent of a bulk decision, for the audit row. */
  readonly bulkId?: string;
}

/** What becomes of verdicts. */
@Injectable()
export class Decisions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly locked: LockedItems,
    private readonly rules: VerdictRules,
    private readonly effects: Effects,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Gives a verdict. Subject and item are held meanwhile, so that of two verdicts given at once the second one sees the first.
   *
   * @throws {ConflictOfInterest} {AlreadyDecided} {ItemNotOpen} {ItemLeased} {SecondReviewerNeeded} {InvalidInput}
   */
  async decide(reviewer: Reviewer, actor: Actor, itemId: string, given: VerdictGiven, options: DecisionOptions = {}): Promise<void> {
    await this.catchUp(itemId);
    await this.dataSource.transaction(async (transaction) => {
      const item = await this.locked.lock(transaction, itemId);
      const rule = await this.rules.check(transaction, reviewer, item);
      if (item.state !== 'open') throw await this.tooLate(transaction, item);
      await this.rules.requireFree(transaction, reviewer, item);
      const earlier = await transaction.find(ReviewVerdict, { where: { itemId, takenBackAt: IsNull() }, order: { givenAt: 'ASC' } });
      if (earlier.some(({ reviewerId }) => reviewerId === reviewer.accountId)) throw new SecondReviewerNeeded();
      const said = await this.rules.read(transaction, given);
      const outcome = await this.locked.kindOf(item).plan(transaction, item, said);
      await transaction.insert(ReviewVerdict, {
        id: randomUUID(),
        itemId,
        reviewerId: reviewer.accountId,
        outcome,
        givenAt: this.clock.now(),
      });
      await this.rules.keepComments(transaction, reviewer, item, said);
      if (!isFinal(outcome, earlier.length, rule.eyes)) return this.wait(transaction, actor, reviewer, item, outcome);
      const first = earlier[0]?.outcome;
      await this.settle(transaction, actor, item, first ? combine(first, outcome) : outcome, {
        ...options,
        decidedBy: reviewer.accountId,
        audit: {
          ...(rule.alone && outcome.action === 'approve' ? { four_eyes: 'one administrator alone: nobody else could decide' } : {}),
          ...(first ? { first_reviewer: earlier[0]?.reviewerId } : {}),
          ...(options.bulkId === undefined ? {} : { bulk: options.bulkId }),
        },
      });
    });
  }

  /**
   * Decides an open item that the transaction holds (or has just opened). Policies call it as `SYSTEM` without `decidedBy`.
   *
   * @throws {ItemNotOpen}
   */
  async settle(
    transaction: EntityManager,
    actor: Actor,
    item: ReviewItem,
    outcome: Outcome,
    how: { decidedBy?: string; holdSeconds?: number; audit?: Readonly<Record<string, unknown>> } = {},
  ): Promise<void> {
    const now = this.clock.now();
    const hold = how.holdSeconds ?? 0;
    const changes = {
      state: 'decided' as const,
      outcome,
      decidedAt: now,
      decidedBy: how.decidedBy ?? null,
      holdUntil: hold > 0 ? new Date(now.getTime() + hold * SECOND) : null,
      effectiveAt: hold > 0 ? null : now,
      leasedBy: null,
      leaseUntil: null,
    };
    const { affected } = await transaction.update(ReviewItem, { id: item.id, state: 'open' }, changes);
    if (affected !== 1) throw new ItemNotOpen(item.state);
    await this.audit.record(transaction, actor, decisionChange({ ...item, ...changes, outcome }, how.audit));
    if (changes.holdUntil === null) await this.effects.carryOut(transaction, actor, { ...item, ...changes });
  }

  /** Carries the item's decision out when its hold is over. */
  async catchUp(itemId: string): Promise<void> {
    if (isUUID(itemId)) await this.effects.catchUp({ itemId });
  }

  /**
   * Takes back one's own decision while it is held, or one's own first verdict while it waits for a second reviewer.
   *
   * @throws {NothingToTakeBack} also when the hold ends at this very moment
   */
  async takeBack(reviewer: Reviewer, actor: Actor, itemId: string): Promise<void> {
    await this.catchUp(itemId);
    await this.dataSource.transaction(async (transaction) => {
      const item = await this.locked.lock(transaction, itemId);
      const now = this.clock.now();
      const held = isHeldAt(item, now) && item.decidedBy === reviewer.accountId;
      if (!held && item.state !== 'open') throw new NothingToTakeBack();
      const { affected } = await transaction.update(
        ReviewVerdict,
        { itemId, reviewerId: reviewer.accountId, takenBackAt: IsNull() },
        { takenBackAt: now },
      );
      if (affected !== 1) throw new NothingToTakeBack();
      if (held)
        await transaction.update(
          ReviewItem,
          { id: item.id, state: 'decided', effectiveAt: IsNull() },
          { state: 'open', outcome: null, decidedAt: null, decidedBy: null, holdUntil: null },
        );
      await this.audit.record(transaction, actor, {
        action: 'review_item.take_back',
        subjectKind: 'review_item',
        subjectId: item.id,
        before: { state: item.state, outcome: item.outcome },
        after: { state: 'open' },
      });
    });
  }

  /** The first of two verdicts: kept, and the item is free for the second reviewer. */
  private async wait(transaction: EntityManager, actor: Actor, reviewer: Reviewer, item: ReviewItem, outcome: Outcome): Promise<void> {
    await transaction.update(ReviewItem, { id: item.id }, { leasedBy: null, leaseUntil: null });
    await this.audit.record(transaction, actor, {
      action: 'review_item.first_verdict',
      subjectKind: 'review_item',
      subjectId: item.id,
      after: { subject_id: item.subjectId, outcome },
    });
    await this.rules.callSecond(transaction, reviewer, item);
  }

  private async tooLate(transaction: EntityManager, item: ReviewItem): Promise<Error> {
    return item.state === 'decided' ? new AlreadyDecided(await winnerOf(transaction, item)) : new ItemNotOpen(item.state);
  }
}

/** The audit row of a decision on an item that was open. */
export function decisionChange(
  { id, subjectId, holdUntil, outcome }: ReviewItem & { readonly outcome: Outcome },
  more: Readonly<Record<string, unknown>> = {},
): Change {
  return {
    action: 'review_item.decide',
    subjectKind: 'review_item',
    subjectId: id,
    before: { state: 'open' },
    after: { state: 'decided', subject_id: subjectId, outcome, hold_until: holdUntil?.toISOString() ?? null, ...more },
  };
}
