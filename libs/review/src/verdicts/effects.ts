import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { AppError, Clock } from '@gatehouse/platform';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { ReviewItem } from '../items/review-item.entity.js';
import { isHeldAt, isPending } from '../items/review-item.state.js';
import { LockedItems } from '../items/locked-items.js';
import { refusalsToServe } from '../people/served.js';
import { ReviewVerdict } from './review-verdict.entity.js';

/**
 * Carries decisions out: at once, or when their hold is over. A held decision is a row with a deadline; whoever comes across it after
 * the deadline (the schedule, a reader, the developer) carries it out, so that a worker that is down loses nothing.
 */
@Injectable()
export class Effects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly locked: LockedItems,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * In the transaction that settled the item for at once (its `effectiveAt` is set).
   *
   * @throws {ReviewItemNotFound} when the plugin was deleted. {DeveloperSuspended}
   */
  async carryOut(transaction: EntityManager, actor: Actor, item: ReviewItem): Promise<void> {
    if (item.outcome === null) throw new Error(`review item ${item.id} has no outcome to carry out`);
    const refusal = (await refusalsToServe(transaction, [item])).get(item.id);
    if (refusal) throw refusal;
    await this.locked.kindOf(item).decide(transaction, item, item.outcome, actor);
  }

  /** Carries out what is no longer held: of one subject, item or plugin, or all. One that fails keeps no other waiting. */
  async catchUp(only: { subjectId?: string; itemId?: string; pluginId?: string } = {}): Promise<void> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM review_item WHERE state = 'decided' AND effective_at IS NULL AND hold_until <= $1
         AND ($2::uuid IS NULL OR subject_id = $2) AND ($3::uuid IS NULL OR id = $3)
         AND ($4::uuid IS NULL OR plugin_id = $4) ORDER BY hold_until LIMIT 1000`,
      [this.clock.now(), only.subjectId ?? null, only.itemId ?? null, only.pluginId ?? null],
    );
    const failures: unknown[] = [];
    for (const { id } of rows) await this.effectOrReopen(id).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  private async effectOrReopen(id: string): Promise<void> {
    try {
      await this.dataSource.transaction((transaction) => this.effect(transaction, id));
    } catch (error) {
      // The subject changed under the decision, for example a scope was retired: people have to look again.
      if (!(error instanceof AppError)) throw error;
      await this.dataSource.transaction((transaction) => this.reopen(transaction, id, error.message));
    }
  }

  private async effect(transaction: EntityManager, id: string): Promise<void> {
    const item = await this.lockDue(transaction, id);
    if (!item) return;
    const effectiveAt = this.clock.now();
    const { affected } = await transaction.update(
      ReviewItem,
      { id, state: 'decided', effectiveAt: IsNull() },
      { effectiveAt, holdUntil: null },
    );
    if (affected !== 1) throw new Error(`review item ${id} took effect already`);
    // The first audit row names who decided; this effect is caused by the same person, later.
    const actor: Actor = { kind: 'account', id: item.decidedBy, address: null, requestId: null };
    await this.carryOut(transaction, actor, { ...item, effectiveAt });
  }

  private async reopen(transaction: EntityManager, id: string, why: string): Promise<void> {
    const item = await this.lockDue(transaction, id);
    if (!item) return;
    await transaction.update(ReviewItem, { id }, { state: 'open', decidedAt: null, decidedBy: null, outcome: null, holdUntil: null });
    await transaction.update(ReviewVerdict, { itemId: id, takenBackAt: IsNull() }, { takenBackAt: this.clock.now() });
    await this.audit.record(
      transaction,
      { kind: 'system', id: null, address: null, requestId: null },
      {
        action: 'review_item.reopen',
        subjectKind: 'review_item',
        subjectId: id,
        before: { outcome: item.outcome },
        after: { why },
      },
    );
  }

  /** Null when another process was faster, or the decision was taken back. */
  private async lockDue(transaction: EntityManager, id: string): Promise<ReviewItem | null> {
    const item = await this.locked.lock(transaction, id);
    return isPending(item) && !isHeldAt(item, this.clock.now()) ? item : null;
  }
}
