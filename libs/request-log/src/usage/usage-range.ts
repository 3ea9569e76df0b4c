import { DAY, HOUR, InvalidInput } from '@gatehouse/platform';
import type { Interval } from './usage.dto.js';

export interface UsageRange {
  readonly interval: Interval;
  readonly from: Date;
  /** Left out. */
  readonly to: Date;
  /** The beginning of each bucket. */
  readonly starts: readonly Date[];
}

const LENGTH: Readonly<Record<Interval, number>> = { hour: HOUR, day: DAY };
const USUAL_BUCKETS: Readonly<Record<Interval, number>> = { hour: 24, day: 7 };
/** A week by the hour; a quarter by the day. */
const MOST_BUCKETS: Readonly<Record<Interval, number>> = { hour: 7 * 24, day: 92 };

/** Whole buckets of UTC that hold the time asked for. @throws {InvalidInput} */
export function usageRange(given: { interval: Interval; from?: string | undefined; to?: string | undefined }, now: Date): UsageRange {
  const { interval } = given;
  const length = LENGTH[interval];
  const to = Math.ceil((given.to === undefined ? now.getTime() + 1 : Date.parse(given.to)) / length) * length;
  const from = given.from === undefined ? to - USUAL_BUCKETS[interval] * length : Math.floor(Date.parse(given.from) / length) * length;
  const count = (to - from) / length;
  if (count <= 0) throw new InvalidInput([{ pointer: '/to', detail: 'The time must end (to) after it begins (from).' }]);
  if (count > MOST_BUCKETS[interval])
    throw new InvalidInput([
      {
        pointer: '/from',
        detail: `By the ${interval}, at most ${MOST_BUCKETS[interval]} buckets can be asked for at once; these are ${count}.`,
      },
    ]);
  const starts = Array.from({ length: count }, (_, index) => new Date(from + index * length));
  return { interval, from: new Date(from), to: new Date(to), starts };
}
