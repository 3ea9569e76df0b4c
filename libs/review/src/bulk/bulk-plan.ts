import { createHash } from 'node:crypto';
import type { ReviewItem } from '../items/review-item.entity.js';
import { holderAt } from '../items/review-item.state.js';

/** What a bulk decision would do with one item. */
export interface BulkStep {
  readonly item: ReviewItem;
  /** Null = it is decided. */
  readonly skip: string | null;
}

/** Why a bulk decision leaves an item alone, or null. High risk and four eyes need somebody who looked at the item itself. Pure. */
export function skipOf(item: ReviewItem, eyes: 1 | 2, refusal: string | null, reviewerId: string, now: Date): string | null {
  if (refusal !== null) return refusal;
  if (item.state !== 'open') return 'It does not wait for a decision.';
  if (item.risk === 'high') return 'It asks for something of high risk; decide it by itself.';
  if (eyes === 2) return 'It needs two reviewers; decide it by itself.';
  const holder = holderAt(item, now);
  return holder !== null && holder !== reviewerId ? 'Another reviewer works on it.' : null;
}

/**
 * The token of a dry run: the same verdict on the same items, of which the same would be decided. Pure; the order of items does not
 * matter, who works on an item at the moment does.
 */
export function tokenOf(verdict: string, reason: string | null, steps: readonly BulkStep[]): string {
  const lines = steps.map(({ item, skip }) => [item.id, item.revision, skip === null]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([verdict, reason, lines]))
    .digest('base64url');
}
