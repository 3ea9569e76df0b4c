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
