import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { AppError } from '@gatehouse/platform';
import type { Reviewer } from '../people/conflict-of-interest.js';
import { Decisions } from '../verdicts/decisions.js';
import type { VerdictGiven } from '../verdicts/outcome.js';
import { DecisionsTogether } from './decisions-together.js';

/** So many are decided in a transaction: no more, because the items, and what they are about, are held until its end. */
const TOGETHER = 250;

/** Carries a bulk decision out: together what can be, one by one what cannot, so that no item fails its neighbours. */
@Injectable()
export class BulkWork {
  constructor(
    private readonly together: DecisionsTogether,
    private readonly decisions: Decisions,
  ) {}

  /** @returns why not, of those that could not be decided any more */
  async decide(
    reviewer: Reviewer,
    actor: Actor,
    ids: readonly string[],
    { verdict, reason, reason_code }: VerdictGiven,
    bulkId: string,
  ): Promise<Map<string, string>> {
    const given = { verdict, reason, reason_code };
    const refused = new Map<string, string>();
    for (let from = 0; from < ids.length; from += TOGETHER) {
      const chunk = ids.slice(from, from + TOGETHER);
      const decided = await this.decideTogether(reviewer, actor, chunk, given, bulkId);
      for (const id of chunk.filter((one) => !decided.has(one))) {
        const why = await this.decideOne(reviewer, actor, id, given, bulkId);
        if (why !== null) refused.set(id, why);
      }
    }
    return refused;
  }

  /** None, when one stands in the way of all. */
  private async decideTogether(
    reviewer: Reviewer,
    actor: Actor,
    ids: readonly string[],
    given: VerdictGiven,
    bulkId: string,
  ): Promise<ReadonlySet<string>> {
    try {
      return await this.together.decide(reviewer, actor, ids, given, bulkId);
    } catch (error) {
      if (error instanceof AppError) return new Set();
      throw error;
    }
  }

  /** Null when it is decided; else why not: somebody was faster, or its kind cannot take this verdict. */
  private async decideOne(reviewer: Reviewer, actor: Actor, itemId: string, given: VerdictGiven, bulkId: string): Promise<string | null> {
    try {
      await this.decisions.decide(reviewer, actor, itemId, given, { bulkId });
      return null;
    } catch (error) {
      if (error instanceof AppError) return error.message;
      throw error;
    }
  }
}
