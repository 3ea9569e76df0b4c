import { HOUR } from '@gatehouse/platform';

/** Fewer decided items than this say nothing about the next one. */
export const FEWEST_SAMPLES = 5;

/** Review times of one tier. */
export interface ReviewTimes {
  readonly samples: number;
  /** Milliseconds; null below {@link FEWEST_SAMPLES}. */
  readonly p50: number | null;
  readonly p90: number | null;
}

/** Nearest-rank percentiles of review times in milliseconds. Pure. */
export function reviewTimes(times: readonly number[]): ReviewTimes {
  const sorted = [...times].sort((a, b) => a - b);
  if (sorted.length < FEWEST_SAMPLES) return { samples: sorted.length, p50: null, p90: null };
  return { samples: sorted.length, p50: rank(sorted, 0.5), p90: rank(sorted, 0.9) };
}

function rank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** Decisions expected in each hour of the week, the first hour that of the Unix epoch's Thursday 00:00 UTC; 168 numbers. */
export type WeeklyPace = readonly number[];

const WEEK_HOURS = 7 * 24;
/** Farther ahead than this nothing is estimated. */
const FARTHEST = 8 * WEEK_HOURS;

/** The pace of past decisions: what was decided in each hour of the week, on average over the days that were looked at. Pure. */
export function paceOf(decidedAt: readonly Date[], days: number): WeeklyPace {
  const pace = Array.from({ length: WEEK_HOURS }, () => 0);
  for (const moment of decidedAt) {
    const hour = hourOfWeek(moment.getTime());
    pace[hour] = (pace[hour] ?? 0) + 7 / Math.max(days, 7);
  }
  return pace;
}

/** What an estimate goes by. */
export interface QueueSight {
  readonly now: Date;
  /** From 1. */
  readonly position: number;
  /** How long the item has waited already, in milliseconds. */
  readonly waitedMs: number;
  readonly pace: WeeklyPace;
  readonly samples: number;
  /** Of the item's own tier. */
  readonly p50: number | null;
}

/**
 * How long, in milliseconds from now, the item will probably still wait; null while there is not enough to go by (then say so).
 *
 * The queue before it is worked off at the pace of the last weeks, hour by hour, so that nights and weekends count as what they are. An
 * item never takes less than a quarter of what is left of its tier's median: it is not only waited for, it is read. Pure.
 */
export function estimateRemaining({ now, position, waitedMs, pace, samples, p50 }: QueueSight): number | null {
  if (samples < FEWEST_SAMPLES || p50 === null) return null;
  const byQueue = workedOffAfter(now.getTime(), position, pace);
  return byQueue === null ? null : Math.max(byQueue, (p50 - waitedMs) / 4, 0);
}

function workedOffAfter(now: number, position: number, pace: WeeklyPace): number | null {
  let left = position;
  let at = now;
  for (let hours = 0; hours < FARTHEST; hours += 1) {
    const end = (Math.floor(at / HOUR) + 1) * HOUR;
    const perHour = pace[hourOfWeek(at)] ?? 0;
    const done = (perHour * (end - at)) / HOUR;
    if (done >= left) return at - now + (left / perHour) * HOUR;
    left -= done;
    at = end;
  }
  return null;
}

function hourOfWeek(moment: number): number {
  return Math.floor(moment / HOUR) % WEEK_HOURS;
}
