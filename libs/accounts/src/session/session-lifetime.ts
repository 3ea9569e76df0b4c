import type { AccountRole } from '@gatehouse/auth';
import { DAY, HOUR } from '@gatehouse/platform';

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

/** When a session ends if it is not used any more. */
export function endsAt(session: { readonly createdAt: Date; readonly lastSeenAt: Date }, role: AccountRole): Date {
  const { idleMs, absoluteMs } = lifetimeOf(role);
  return new Date(Math.min(session.lastSeenAt.getTime() + idleMs, session.createdAt.getTime() + absoluteMs));
}
