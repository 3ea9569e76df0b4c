/** How a plugin uses the REST API. */
type Group = 'route' | 'website' | 'status' | 'status_class' | 'reason';

const groups: Record<Group, string> = {
  route: 'Route',
  website: 'Website',
  status: 'Status',
  status_class: 'Class of status',
  reason: 'Reason',
};

export const texts = {
  environment: 'Environment',
  interval: 'Length of a bar',
  hour: 'Hours',
  day: 'Days',
  by: 'Told apart by',
  all: 'Nothing: all together',
  groups,
  none: {
    route: 'no such route',
    website: 'no website',
    status: 'no status',
    status_class: 'no status',
    reason: 'no reason',
  } satisfies Record<Group, string>,
  from: 'From',
  to: 'To',
  last: (days: number) => (days === 1 ? 'Today' : `${days} days`),
  requests: 'Requests',
  share: 'Share',
  p50: 'p50',
  p99: 'p99',
  ms: (value: number | null) => (value === null ? '–' : `${Number(value.toPrecision(3)).toLocaleString()} ms`),
  percent: (part: number, all: number) => (all === 0 ? '–' : `${((part / all) * 100).toFixed(1)} %`),
  today: 'Quota today',
  quota: (used: number, limit: number) => `${used.toLocaleString()} of ${limit.toLocaleString()}`,
  limit: 'quota',
  rest: 'all others',
  chart: (group: Group | undefined) => (group === undefined ? 'Requests' : `Requests by ${groups[group].toLowerCase()}`),
  nothing: 'There was no request in this time. Requests appear here a moment after they were made.',
  leftOut: (count: number) => `${count} more are not shown; choose a shorter time.`,
  table: 'The same in numbers',
  dayUtc: 'Day (UTC)',
  hourUtc: 'Hour (UTC)',
  bucket: (start: string, interval: 'hour' | 'day') => (interval === 'day' ? start.slice(0, 10) : start.slice(0, 16).replace('T', ' ')),
  csv: 'Download as CSV',
  utc: 'Days and hours are those of UTC. Refused requests are counted too.',
} as const;
