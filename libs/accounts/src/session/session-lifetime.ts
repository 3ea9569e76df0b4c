import type { AccountRole } from '@gatehouse/auth';
import { DAY, HOUR, MINUTE } from '@gatehouse/platform';

export interface Lifetime {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

export const STAFF: readonly AccountRole[] = ['reviewer', 'administrator'];
export const USUAL_LIFETIME: Lifetime = { idleMs: 12 * HOUR, absoluteMs: 30 * DAY };
/** Staff decide over other people's access: a forgotten browser must not do so for a month. */
export const STAFF_LIFETIME: Lifetime = { idleMs: 8 * HOUR, absoluteMs: 24 * HOUR };

export function lifetimeOf(role: AccountRole): Lifetime {
  return STAFF.includes(role) ? STAFF_LIFETIME : USUAL_LIFETIME;
}

/** So long after the password was given a session may do what a forgotten browser must not. */
export const FRESH_MS = 10 * MINUTE;

export function isFresh(session: { readonly createdAt: Date; readonly confirmedAt: Date | null }, now: Date): boolean {
  return (session.confirmedAt ?? session.createdAt).getTime() > now.getTime() - FRESH_MS;
}

/** When a session ends if it is not used any more. */
export function endsAt(session: { readonly createdAt: Date; readonly lastSeenAt: Date }, role: AccountRole): Date {
  const { idleMs, absoluteMs } = lifetimeOf(role);
  return new Date(Math.min(session.lastSeenAt.getTime() + idleMs, session.createdAt.getTime() + absoluteMs));
}
