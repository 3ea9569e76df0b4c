import { MINUTE } from '@gatehouse/platform';

/** `closed`: it ended without a decision, for example because its developer withdrew it. */
export const REVIEW_ITEM_STATES = ['open', 'decided', 'closed'] as const;
export type ReviewItemState = (typeof REVIEW_ITEM_STATES)[number];

export const SLA_STATES = ['ok', 'due_soon', 'overdue'] as const;
export type SlaState = (typeof SLA_STATES)[number];

export const LEASE_MS = 15 * MINUTE;
/** From this share of its time on, an item is due soon. */
export const DUE_SOON_SHARE = 0.8;

export function slaStateAt({ queuedAt, slaDeadline }: { queuedAt: Date; slaDeadline: Date }, now: Date): SlaState {
  if (now >= slaDeadline) return 'overdue';
  const whole = slaDeadline.getTime() - queuedAt.getTime();
  return now.getTime() - queuedAt.getTime() >= whole * DUE_SOON_SHARE ? 'due_soon' : 'ok';
}

/** Who works on it at this moment; a lease that ran out counts no more, whether or not anybody cleared it. */
export function holderAt(item: { leasedBy: string | null; leaseUntil: Date | null }, now: Date): string | null {
  return item.leasedBy !== null && item.leaseUntil !== null && item.leaseUntil > now ? item.leasedBy : null;
}

/** Decided, and the decision can still be taken back. */
export function isHeldAt(item: { state: ReviewItemState; effectiveAt: Date | null; holdUntil: Date | null }, now: Date): boolean {
  return isPending(item) && item.holdUntil !== null && item.holdUntil > now;
}

/** Decided, and the effect is not there yet: held, or about to be carried out. */
export function isPending(item: { state: ReviewItemState; effectiveAt: Date | null }): boolean {
  return item.state === 'decided' && item.effectiveAt === null;
}
