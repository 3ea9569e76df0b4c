import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, HOUR } from '@gatehouse/platform';
import type { ScopeRisk } from '@gatehouse/scopes';
import { isUUID } from 'class-validator';
import { IsNull, type EntityManager } from 'typeorm';
import { AlreadyDecided, ReviewItemNotFound } from '../review.errors.js';
import { ReviewSettings } from '../settings/review-settings.js';
import { winnerOf } from '../verdicts/winner.js';
import { ReviewItem } from './review-item.entity.js';
import { isHeldAt, isPending } from './review-item.state.js';

export interface NewReviewItem {
  readonly kind: string;
  readonly subjectId: string;
  readonly revision: number;
  readonly title: string;
  readonly pluginId: string | null;
  /** The website that it is about; its operators do not decide. */
  readonly websiteId?: string | null;
  /** Who asks: a developer, or an operator of the website. */
  readonly accountId: string;
  readonly risk: ScopeRisk;
  readonly priority?: number;
  /** 2 when a policy demands four eyes whatever the tier. */
  readonly needEyes?: 1 | 2;
  /** The item whose decision is appealed against; its deciders are excluded. */
  readonly appealOf?: string | null;
}

/** Items come into the queue and leave it here, in the transaction of the change that causes it. */
@Injectable()
export class ReviewItems {
  constructor(
    private readonly clock: Clock,
    private readonly settings: ReviewSettings,
    private readonly audit: AuditTrail,
  ) {}

  /** Queues one revision of a subject. Its SLA begins now. */
  async open(transaction: EntityManager, actor: Actor, asked: NewReviewItem): Promise<ReviewItem> {
    const now = this.clock.now();
    const { slaHours } = await this.settings.read(transaction);
    const appealOf = asked.appealOf ?? null;
    const item: ReviewItem = {
      id: randomUUID(),
      kind: asked.kind,
      subjectId: asked.subjectId,
      revision: asked.revision,
      title: asked.title,
      pluginId: asked.pluginId,
      websiteId: asked.websiteId ?? null,
      accountId: asked.accountId,
      risk: asked.risk,
      priority: asked.priority ?? 0,
      needEyes: asked.needEyes ?? 1,
      state: 'open',
      queuedAt: now,
      slaDeadline: new Date(now.getTime() + slaHours[asked.risk] * HOUR),
      leasedBy: null,
      leaseUntil: null,
      assignee: null,
      decidedAt: null,
      decidedBy: null,
      outcome: null,
      holdUntil: null,
      effectiveAt: null,
      closedAt: null,
      appealOf,
      excluded: appealOf === null ? [] : await this.decidersOf(transaction, appealOf),
    };
    await transaction.insert(ReviewItem, item);
    await this.audit.record(transaction, actor, {
      action: 'review_item.open',
      subjectKind: 'review_item',
      subjectId: item.id,
      after: {
        kind: item.kind,
        subject_id: item.subjectId,
        revision: item.revision,
        risk: item.risk,
        priority: item.priority,
        appeal_of: appealOf,
      },
    });
    return item;
  }

  /**
   * Takes a subject's item out of the queue without a decision; a decision that is still held goes with it. The subject is locked.
   *
   * @throws {AlreadyDecided} when the hold is over: the decision counts, although nobody carried it out yet
   */
  async close(transaction: EntityManager, actor: Actor, subjectId: string, why: string): Promise<void> {
    const now = this.clock.now();
    const items = await transaction.find(ReviewItem, {
      where: [
        { subjectId, state: 'open' },
        { subjectId, state: 'decided', effectiveAt: IsNull() },
      ],
      lock: { mode: 'pessimistic_write' },
    });
    for (const item of items) {
      if (isPending(item) && !isHeldAt(item, now)) throw new AlreadyDecided(await winnerOf(transaction, item));
      await transaction.update(
        ReviewItem,
        { id: item.id, state: item.state },
        { state: 'closed', closedAt: now, leasedBy: null, leaseUntil: null, holdUntil: null },
      );
      await this.audit.record(transaction, actor, {
        action: 'review_item.close',
        subjectKind: 'review_item',
        subjectId: item.id,
        before: { state: item.state },
        after: { state: 'closed', why },
      });
    }
  }

  /** @throws {ReviewItemNotFound} */
  async get(manager: EntityManager, id: string): Promise<ReviewItem> {
    const item = isUUID(id) ? await manager.findOneBy(ReviewItem, { id }) : null;
    if (!item) throw new ReviewItemNotFound();
    return item;
  }

  /** The item, its row held. Lock its subject first (`ReviewKind.lock`). @throws {ReviewItemNotFound} */
  async lock(transaction: EntityManager, id: string): Promise<ReviewItem> {
    const item = isUUID(id) ? await transaction.findOne(ReviewItem, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null;
    if (!item) throw new ReviewItemNotFound();
    return item;
  }

  /** The newest item of a subject, or null when it was never queued. */
  async latestOf(manager: EntityManager, subjectId: string): Promise<ReviewItem | null> {
    return manager.findOne(ReviewItem, { where: { subjectId }, order: { revision: 'DESC' } });
  }

  /** Place in the queue, from 1; null when the subject does not wait there. */
  async positionOf(manager: EntityManager, subjectId: string): Promise<number | null> {
    const rows: { ahead: string }[] = await manager.query(
      `SELECT (SELECT count(*) FROM review_item o LEFT JOIN plugin p ON p.id = o.plugin_id
               WHERE o.state = 'open' AND p.deleted_at IS NULL
                 AND (o.priority > i.priority OR (o.priority = i.priority AND (o.sla_deadline, o.id) < (i.sla_deadline, i.id)))) AS ahead
       FROM review_item i WHERE i.subject_id = $1 AND i.state = 'open'`,
      [subjectId],
    );
    return rows[0] ? Number(rows[0].ahead) + 1 : null;
  }

  private async decidersOf(transaction: EntityManager, itemId: string): Promise<string[]> {
    const rows: { id: string }[] = await transaction.query(
      `SELECT reviewer_id AS id FROM review_verdict WHERE item_id = $1 AND taken_back_at IS NULL
       UNION SELECT decided_by FROM review_item WHERE id = $1 AND decided_by IS NOT NULL`,
      [itemId],
    );
    return rows.map(({ id }) => id);
  }
}
