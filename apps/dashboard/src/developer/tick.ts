import type { Interval } from './usage-data.js';

const FORMATS: Readonly<Record<Interval, Intl.DateTimeFormat>> = {
  day: new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', day: 'numeric', month: 'short' }),
  hour: new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', day: 'numeric', hour: '2-digit', minute: '2-digit' }),
};

/** The beginning of a bucket as it stands below a chart; buckets are those of UTC. */
export const tickOf = (start: string, interval: Interval): string => FORMATS[interval].format(new Date(start));
