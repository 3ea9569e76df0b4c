import { Injectable } from '@nestjs/common';
import { Environment, Mailer } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import { reviewersOf, staffExcept } from '../clocks/staff.js';
import type { ReviewItem } from '../items/review-item.entity.js';
import { staffWithoutTie, type Reviewer } from './conflict-of-interest.js';

/** Tells of items that wait for a second pair of eyes. */
@Injectable()
export class SecondReviewers {
  constructor(
    private readonly mailer: Mailer,
    private readonly environment: Environment,
  ) {}

  /** One mail to each who may give the second verdict, once for an item however often the first one is taken back and given again. */
  async call(transaction: EntityManager, first: Reviewer, item: ReviewItem): Promise<void> {
    const able = new Set((await staffWithoutTie(transaction, item.id)).map(({ id }) => id));
    const staff = (await staffExcept(transaction, item.accountId)).filter(
      ({ accountId }) => able.has(accountId) && accountId !== first.accountId && !item.excluded.includes(accountId),
    );
    await this.mailer.sendAll(
      transaction,
      reviewersOf(staff).map(({ accountId, name, email }) => ({
        mail: {
          to: email,
          subject: `A second reviewer is needed: ${item.title}`,
          text: [
            `Hello ${name},`,
            '',
            `${first.name} approved ${item.title}, which needs two reviewers (${item.risk} risk). It is due at ${item.slaDeadline.toISOString()}.`,
            `Look at it yourself and decide at ${this.environment.values.PUBLIC_URL}/review/items/${item.id}`,
            '',
          ].join('\n'),
        },
        dedupeKey: `review:${item.subjectId}:${item.revision}:second:${accountId}`,
      })),
    );
  }
}
