import { GROUPS, type Environment, type Group, type Interval } from './usage-data.js';

/** What the usage page shows, in its address, so that it can be sent to somebody or come back to. */
export interface UsageSearch {
  readonly interval?: Interval;
  readonly environment?: Environment;
  readonly group?: Group;
  /** First and last day, `YYYY-MM-DD` in UTC, both shown. */
  readonly from?: string;
  readonly to?: string;
}

const DAY_MS = 86_400_000;
/** By the hour the API answers a week at most, by the day a quarter. */
const MOST_DAYS: Readonly<Record<Interval, number>> = { hour: 7, day: 92 };

/** The same time, shortened to its last days where bars of this length would be too many. */
export function fitting(search: UsageSearch): UsageSearch {
  const { from, to, interval = 'day' } = search;
  if (from === undefined) return search;
  const last = to === undefined ? Date.now() : Date.parse(to);
  const earliest = new Date(last - (MOST_DAYS[interval] - 1) * DAY_MS).toISOString().slice(0, 10);
  return from < earliest ? { ...search, from: earliest } : search;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function usageSearch({ interval, environment, group, from, to }: Record<string, unknown>): UsageSearch {
  const grouped = GROUPS.find((name) => name === group);
  return {
    ...(interval === 'hour' || interval === 'day' ? { interval } : {}),
    ...(environment === 'development' || environment === 'production' ? { environment } : {}),
    ...(grouped ? { group: grouped } : {}),
    ...(typeof from === 'string' && DAY.test(from) ? { from } : {}),
    ...(typeof to === 'string' && DAY.test(to) ? { to } : {}),
  };
}
