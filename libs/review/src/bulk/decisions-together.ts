import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { AppError, Clock } from '@gatehouse/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { LockedItems } from '../items/locked-items.js';
import type { ReviewItem } from '../items/review-item.entity.js';
import type { Reviewer } from '../people/conflict-of-interest.js';
import { refusalsToServe } from '../people/served.js';
import { decisionChange } from '../verdicts/decisions.js';
import type { Outcome, VerdictGiven } from '../verdicts/outcome.js';
import { VerdictRules } from '../verdicts/verdict-rules.js';

/** An item as this decision settles it. */
type Settled = ReviewItem & { readonly outcome: Outcome };

/** The same verdict on many items in one transaction, with as many statements as there are steps and not as there are items. */
@Injectable()
export class DecisionsTogether {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly locked: LockedItems,
    private readonly rules: VerdictRules,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Decides those of the items that one word of this reviewer decides, all of them or none.
   *
   * @returns the ids of those that were decided; each of the others has to be looked at by itself, which also tells why
   * @throws {AppError} when a kind finds at the last moment that one cannot be decided; nothing was changed then
   */
  async decide(reviewer: Reviewer, actor: Actor, itemIds: readonly string[], given: VerdictGiven, bulkId: string): Promise<Set<string>> {
    return this.dataSource.transaction(async (transaction) => {
      const items = await this.decidable(transaction, reviewer, itemIds);
      const planned = await this.plan(transaction, items, await this.rules.read(transaction, given));
      if (planned.length === 0) return new Set();
      const settled = planned.map((item) => ({ ...item, decidedBy: reviewer.accountId }));
      await this.write(transaction, reviewer, settled);
      await this.audit.recordAll(
        transaction,
        actor,
        settled.map((item) => decisionChange(item, { bulk: bulkId })),
      );
      for (const [kind, those] of this.locked.byKind(settled))
        await kind.decide(
          transaction,
          those.map((item) => ({ item, outcome: item.outcome })),
          actor,
        );
      return new Set(settled.map(({ id }) => id));
    });
  }

  /** Holds them, and leaves out whatever asks for more than a word. */
  private async decidable(transaction: EntityManager, reviewer: Reviewer, itemIds: readonly string[]): Promise<ReviewItem[]> {
    const items = await this.rules.simple(transaction, reviewer, await this.locked.lockAll(transaction, itemIds));
    const refusals = await refusalsToServe(transaction, items);
    return items.filter(({ id }) => !refusals.has(id));
  }

  private async plan(transaction: EntityManager, items: readonly ReviewItem[], said: VerdictGiven): Promise<Settled[]> {
    const now = this.clock.now();
    const settled: Settled[] = [];
    for (const [kind, those] of this.locked.byKind(items)) {
      const outcomes = await kind.plan(transaction, those, said);
      those.forEach((item, at) => {
        const outcome = outcomes[at];
        if (outcome === undefined || outcome instanceof AppError) return;
        settled.push({ ...item, state: 'decided', outcome, decidedAt: now, effectiveAt: now, leasedBy: null, leaseUntil: null });
      });
    }
    return settled;
  }

  /** The verdicts, and the items as decided. */
  private async write(transaction: EntityManager, { accountId }: Reviewer, settled: readonly Settled[]): Promise<void> {
    const now = this.clock.now();
    const ids = settled.map(({ id }) => id);
    const outcomes = settled.map(({ outcome }) => JSON.stringify(outcome));
    await transaction.query(
      `INSERT INTO review_verdict (id, item_id, reviewer_id, outcome, given_at)
       SELECT id, item_id, $4, outcome, $5 FROM unnest($1::uuid[], $2::uuid[], $3::jsonb[]) AS verdict (id, item_id, outcome)`,
      [ids.map(() => randomUUID()), ids, outcomes, accountId, now],
    );
    const [, affected]: [unknown, number] = await transaction.query(
      `UPDATE review_item i SET state = 'decided', outcome = d.outcome, decided_at = $4, decided_by = $3, hold_until = NULL,
         effective_at = $4, leased_by = NULL, lease_until = NULL
       FROM unnest($1::uuid[], $2::jsonb[]) AS d (id, outcome) WHERE i.id = d.id AND i.state = 'open'`,
      [ids, outcomes, accountId, now],
    );
    if (affected !== settled.length) throw new Error(`of ${settled.length} items that are held only ${affected} were open`);
  }
}
