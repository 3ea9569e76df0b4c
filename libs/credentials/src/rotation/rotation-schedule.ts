import { DAY, HOUR } from '@gatehouse/platform';
import type { Credential } from '../credential.entity.js';

/** When a website key begins to retire, again and again. */
export interface RotationSchedule {
  readonly everyDays: number;
  /** UTC. */
  readonly atHour: number;
  /** So long the old key works beside the new one. Not more than `everyDays`, so that two rotations never meet. */
  readonly graceDays: number;
}

export const LONGEST_INTERVAL_DAYS = 365;

/** The hour on the day that is so many days after the given moment. Pure. */
export function nextRotation({ everyDays, atHour }: Pick<RotationSchedule, 'everyDays' | 'atHour'>, from: Date): Date {
  return new Date(Math.floor(from.getTime() / DAY) * DAY + everyDays * DAY + atHour * HOUR);
}

type ScheduleColumns = Pick<Credential, 'rotateEveryDays' | 'rotateAtHour' | 'rotateGraceDays' | 'nextRotationAt'>;

/** Null for a key without one. */
export function scheduleOf({
  rotateEveryDays,
  rotateAtHour,
  rotateGraceDays,
}: Omit<ScheduleColumns, 'nextRotationAt'>): RotationSchedule | null {
  if (rotateEveryDays === null || rotateAtHour === null || rotateGraceDays === null) return null;
  return { everyDays: rotateEveryDays, atHour: rotateAtHour, graceDays: rotateGraceDays };
}

/** The columns of a schedule that counts from a moment: each rotation, of whatever kind, starts it anew. */
export function startedFrom(schedule: RotationSchedule | null, from: Date): ScheduleColumns {
  if (schedule === null) return NO_SCHEDULE;
  const { everyDays, atHour, graceDays } = schedule;
  return { rotateEveryDays: everyDays, rotateAtHour: atHour, rotateGraceDays: graceDays, nextRotationAt: nextRotation(schedule, from) };
}

export const NO_SCHEDULE: ScheduleColumns = { rotateEveryDays: null, rotateAtHour: null, rotateGraceDays: null, nextRotationAt: null };
