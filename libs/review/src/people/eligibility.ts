import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ReviewItem } from '../items/review-item.entity.js';
import { ConflictOfInterest } from '../review.errors.js';
import { ReviewSettings, type ReviewRules } from '../settings/review-settings.js';
import { conflictsOfInterest, staffWithoutTie, type Reviewer } from './conflict-of-interest.js';
import { exclusion, eyesNeeded } from './eyes.js';

type Judged = Pick<ReviewItem, 'id' | 'excluded' | 'risk' | 'needEyes'>;

/** Who may decide an item, and how many have to. */
@Injectable()
export class Eligibility {
  constructor(private readonly settings: ReviewSettings) {}

  /** Why the reviewer must not decide each of these; those they may are not in the answer. */
  async refusals(manager: EntityManager, reviewer: Reviewer, items: readonly Judged[]): Promise<Map<string, string>> {
    const refusals = await conflictsOfInterest(
      manager,
      reviewer,
      items.map(({ id }) => id),
    );
    for (const { id, excluded } of items) {
      if (refusals.has(id) || !excluded.includes(reviewer.accountId)) continue;
      const why = exclusion(excluded, staffOf(reviewer), await staffWithoutTie(manager, id));
      if (why !== null) refusals.set(id, why);
    }
    return refusals;
  }

  /** @throws {ConflictOfInterest} */
  async require(manager: EntityManager, reviewer: Reviewer, item: Judged): Promise<void> {
    const why = (await this.refusals(manager, reviewer, [item])).get(item.id);
    if (why !== undefined) throw new ConflictOfInterest(why);
  }

  /** Those of the items that demand a second reviewer. */
  async needTwo(manager: EntityManager, items: readonly Judged[]): Promise<Set<string>> {
    const rules = await this.settings.read(manager);
    return new Set(items.filter((item) => eyesDemanded(item, rules) === 2).map(({ id }) => id));
  }

  /** For an approval by this reviewer, now. */
  async eyes(manager: EntityManager, reviewer: Reviewer, item: Judged): Promise<{ eyes: 1 | 2; alone: boolean }> {
    const demanded = eyesDemanded(item, await this.settings.read(manager));
    if (demanded === 1) return { eyes: 1, alone: false };
    const able = (await staffWithoutTie(manager, item.id)).filter(({ id }) => id === reviewer.accountId || !item.excluded.includes(id));
    return eyesNeeded(demanded, staffOf(reviewer), able);
  }
}

/** What item and setting of its tier demand. */
export function eyesDemanded({ needEyes, risk }: Pick<ReviewItem, 'needEyes' | 'risk'>, { fourEyes }: ReviewRules): 1 | 2 {
  return needEyes === 2 || fourEyes[risk] ? 2 : 1;
}

function staffOf({ accountId, role }: Reviewer): { id: string; role: string } {
  return { id: accountId, role };
}
