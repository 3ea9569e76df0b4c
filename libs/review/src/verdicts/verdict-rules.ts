import { Injectable } from '@nestjs/common';
import { InvalidInput } from '@gatehouse/platform';
import { In, IsNull, type EntityManager } from 'typeorm';
import type { ReviewItem } from '../items/review-item.entity.js';
import { Leases } from '../leases/leases.js';
import type { Reviewer } from '../people/conflict-of-interest.js';
import { Eligibility } from '../people/eligibility.js';
import { CannedReason, type ReasonUse } from '../reasons/canned-reason.entity.js';
import { SecondReviewers } from '../people/second-reviewers.js';
import { refusalsToServe } from '../people/served.js';
import { Thread } from '../thread/thread.js';
import { codesOf, withTexts } from './reason-texts.js';
import type { VerdictGiven } from './outcome.js';
import { ReviewVerdict } from './review-verdict.entity.js';

/** What surrounds a verdict: who may give it, the canned words in it, the comments with it. */
@Injectable()
export class VerdictRules {
  constructor(
    private readonly eligibility: Eligibility,
    private readonly leases: Leases,
    private readonly thread: Thread,
    private readonly second: SecondReviewers,
  ) {}

  /** @throws {ConflictOfInterest} */
  async check(transaction: EntityManager, reviewer: Reviewer, item: ReviewItem): Promise<{ eyes: 1 | 2; alone: boolean }> {
    await this.eligibility.require(transaction, reviewer, item);
    return this.eligibility.eyes(transaction, reviewer, item);
  }

  /** @throws {ItemLeased} {DeveloperSuspended} {ReviewItemNotFound} when the plugin was deleted */
  async requireFree(transaction: EntityManager, reviewer: Reviewer, item: ReviewItem): Promise<void> {
    await this.leases.requireFree(transaction, reviewer, item);
    const refusal = (await refusalsToServe(transaction, [item])).get(item.id);
    if (refusal) throw refusal;
  }

  /** A first verdict waits: tells those who may give the second. */
  async callSecond(transaction: EntityManager, first: Reviewer, item: ReviewItem): Promise<void> {
    await this.second.call(transaction, first, item);
  }

  /** Those of the items, all held by the transaction, that one word of this reviewer decides. */
  async simple(transaction: EntityManager, reviewer: Reviewer, items: readonly ReviewItem[]): Promise<ReviewItem[]> {
    const refusals = await this.eligibility.refusals(transaction, reviewer, items);
    const needTwo = await this.eligibility.needTwo(transaction, items);
    const where = { itemId: In(items.map(({ id }) => id)), takenBackAt: IsNull() };
    const spoken = new Set((await transaction.find(ReviewVerdict, { select: { itemId: true }, where })).map(({ itemId }) => itemId));
    return items.filter(
      (item) =>
        item.state === 'open' &&
        this.leases.isFree(reviewer, item) &&
        !refusals.has(item.id) &&
        !needTwo.has(item.id) &&
        !spoken.has(item.id),
    );
  }

  /** The verdict with the words of the canned reasons it names. @throws {InvalidInput} for a code that there is not */
  async read(transaction: EntityManager, given: VerdictGiven): Promise<VerdictGiven> {
    const codes = codesOf(given);
    const texts = new Map<string, { text: string; use: ReasonUse }>();
    for (const { code, text, forVerdict } of codes.length > 0 ? await transaction.find(CannedReason) : [])
      texts.set(code, { text, use: forVerdict });
    const problems = codes.flatMap(({ code, use, pointer }) => {
      const known = texts.get(code);
      if (known?.use === use) return [];
      return [{ pointer, detail: known ? `The canned reason ${code} is for another verdict.` : `There is no canned reason ${code}.` }];
    });
    if (problems.length > 0) throw new InvalidInput(problems);
    return withTexts(given, (code) => texts.get(code)?.text);
  }

  /** The comments of a request for changes stand in the thread from then on; their mail is that of the decision. */
  async keepComments(transaction: EntityManager, reviewer: Reviewer, item: ReviewItem, given: VerdictGiven): Promise<void> {
    for (const comment of given.comments ?? []) await this.thread.add(transaction, item, reviewer.accountId, 'reviewer', comment);
  }
}
