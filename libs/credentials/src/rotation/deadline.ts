import { DAY } from '@gatehouse/platform';
import type { CredentialState, RotationEnds } from '../credential.entity.js';

/** What of a credential tells until when it works. */
export interface Timed {
  readonly state: CredentialState;
  readonly expiresAt: Date | null;
  readonly retiringSince: Date | null;
  readonly graceEndsAt: Date | null;
  readonly idleEndDays: number | null;
  readonly lastUsedAt: Date | null;
  /** Of one that waits to be claimed. */
  readonly claimUntil?: Date | null;
  /** Of one with a schedule. */
  readonly nextRotationAt?: Date | null;
  readonly rotateGraceDays?: number | null;
}

/** The first moment at which it does not work any more; null: none is set. Pure; no schedule has to run for it to hold. */
export function deadlineOf(timed: Timed): Date | null {
  const { state, expiresAt, graceEndsAt, claimUntil = null } = timed;
  const ofState = state === 'retiring' ? graceEndsAt : state === 'unclaimed' ? claimUntil : scheduledEnd(timed);
  const moments = [expiresAt, ofState, idleEnd(timed)].filter((moment) => moment !== null);
  return moments.length === 0 ? null : new Date(Math.min(...moments.map((moment) => moment.getTime())));
}

/** The state as it is, whether or not the schedule that writes it down has run. Pure. */
export function stateAt(timed: Timed, now: Date): CredentialState {
  const { state } = timed;
  if (state !== 'unclaimed' && state !== 'active' && state !== 'retiring') return state;
  const deadline = deadlineOf(timed);
  return deadline !== null && deadline <= now ? 'expired' : state;
}

/** The end of the grace of a scheduled rotation that nobody has begun, because no worker ran: it counts from the hour that was set. */
function scheduledEnd({ state, nextRotationAt = null, rotateGraceDays = null }: Timed): Date | null {
  if (state !== 'active' || nextRotationAt === null || rotateGraceDays === null) return null;
  return new Date(nextRotationAt.getTime() + rotateGraceDays * DAY);
}

function idleEnd({ state, idleEndDays, retiringSince, lastUsedAt }: Timed): Date | null {
  if (state !== 'retiring' || idleEndDays === null || retiringSince === null) return null;
  return new Date(Math.max(retiringSince.getTime(), lastUsedAt?.getTime() ?? 0) + idleEndDays * DAY);
}

/** How a rotation is to go. */
export interface RotationTerms {
  /** So many days the old key works beside the new one, at most; 0: it is refused at once. */
  readonly graceDays: number;
  readonly ends: RotationEnds;
  readonly idleEndDays: number | null;
  /** The rotator's own words, for the audit. */
  readonly note: string | null;
}

export const DEFAULT_GRACE_DAYS = 30;
export const LONGEST_GRACE_DAYS = 90;
