import type { EntityManager } from 'typeorm';
import type { ReviewItem } from '../items/review-item.entity.js';
import type { WinningDecision } from '../review.errors.js';

/** Who decided a decided item, with what and when: for the one who came too late. */
export async function winnerOf(manager: EntityManager, item: ReviewItem): Promise<WinningDecision> {
  if (item.outcome === null || item.decidedAt === null) throw new Error(`review item ${item.id} is not decided`);
  const rows: { name: string }[] = await manager.query('SELECT name FROM account WHERE id = $1', [item.decidedBy]);
  return {
    verdict: item.outcome.action,
    state: stateAfter(item.outcome.action),
    decided_by: rows[0]?.name ?? 'A policy',
    decided_at: item.decidedAt.toISOString(),
    reason: item.outcome.reason,
  };
}

function stateAfter(verdict: WinningDecision['verdict']): string {
  switch (verdict) {
    case 'approve':
      return 'approved';
    case 'reject':
      return 'rejected';
    case 'request_changes':
      return 'changes_requested';
  }
}
