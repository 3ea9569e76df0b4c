import { DAY, utcDay } from '@gatehouse/platform';

/** What was used on one UTC day. */
export interface DayOfUse {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly used: number;
}

/** Fewer full days than this show no direction. */
export const FEWEST_DAYS = 7;
/** Farther ahead than this, a straight line is a guess. */
const FARTHEST_DAYS = 365;

/**
 * The first UTC day (`YYYY-MM-DD`) on which the daily use will reach the limit, if it goes on as in the days given: a straight line
 * through the full days by least squares. Today itself when its use has reached the limit; null when there are fewer than
 * {@link FEWEST_DAYS} full days, when use does not grow, or when that day is more than a year away. Pure.
 *
 * @param days every day of the window once, the oldest first, today last (today is not full yet and does not bend the line)
 */
export function predictExhaustion(days: readonly DayOfUse[], limit: number): string | null {
  const today = days.at(-1);
  if (!today) return null;
  if (today.used >= limit) return today.day;
  const full = days.slice(0, -1);
  if (full.length < FEWEST_DAYS) return null;
  const { slope, at } = lineThrough(full.map(({ used }) => used));
  if (slope <= 0) return null;
  // Tolerates the last digits of floating point, which would put the day one too late.
  const index = Math.ceil((limit - at) / slope - 1e-9);
  const ahead = Math.max(index - full.length, 0);
  return ahead > FARTHEST_DAYS ? null : utcDay(new Date(Date.parse(today.day) + ahead * DAY));
}

/** `used ≈ at + slope × index`. */
function lineThrough(values: readonly number[]): { slope: number; at: number } {
  const count = values.length;
  const middle = (count - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const covariance = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  const variance = values.reduce((sum, _value, index) => sum + (index - middle) ** 2, 0);
  const slope = variance === 0 ? 0 : covariance / variance;
  return { slope, at: mean - slope * middle };
}
