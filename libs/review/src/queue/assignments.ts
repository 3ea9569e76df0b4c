import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { InvalidInput } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { ReviewItem } from '../items/review-item.entity.js';
import { ReviewItems } from '../items/review-items.js';
import { ItemNotOpen } from '../review.errors.js';

/** Who should look at an item. Unlike a lease it keeps nobody away and does not run out. */
@Injectable()
export class Assignments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly items: ReviewItems,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws {InvalidInput} for an account that cannot review. @throws {ItemNotOpen} */
  async assign(actor: Actor, itemId: string, accountId: string | null): Promise<void> {
    await this.dataSource.transaction(async (transaction) => {
      const item = await this.items.get(transaction, itemId);
      const staff: unknown[] = await transaction.query(
        `SELECT 1 FROM account WHERE id = $1 AND realm = 'marketplace' AND role IN ('reviewer', 'administrator') AND suspended_at IS NULL`,
        [accountId],
      );
      if (accountId !== null && staff.length === 0)
        throw new InvalidInput([{ pointer: '/account_id', detail: 'Only a reviewer or an administrator can be assigned.' }]);
      const { affected } = await transaction.update(ReviewItem, { id: item.id, state: 'open' }, { assignee: accountId });
      if (affected !== 1) throw new ItemNotOpen(item.state);
      await this.audit.record(transaction, actor, {
        action: 'review_item.assign',
        subjectKind: 'review_item',
        subjectId: item.id,
        before: { assignee: item.assignee },
        after: { assignee: accountId },
      });
    });
  }
}
