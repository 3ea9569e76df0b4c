/** How the queue does. */
export const texts = {
  title: 'Review figures',
  lead: 'How the queue does. Review times are published to developers.',
  waiting: 'What waits',
  risk: 'Risk',
  count: 'Waiting',
  overdue: 'Overdue',
  ages: ['less than a day', '1 to 3 days', '3 days or longer'],
  oldest: 'Oldest since',
  nothing: 'nothing',
  times: (days: number) => `Published review times of the last ${days} days`,
  samples: 'Decisions',
  p50: 'Half were decided within',
  p90: 'Nine of ten within',
  few: 'too few to say',
  hours: (hours: number) => (hours < 1 ? `${Math.round(hours * 60)} min` : `${hours.toLocaleString()} h`),
  throughput: 'Queued and decided, day by day',
  chart: 'Chart of what was queued and decided on each of the last 30 days; the table below it has the same figures.',
  table: 'Show the figures as a table',
  day: 'Day (UTC)',
  queued: 'Queued',
  people: 'Decided by people',
  policy: 'Decided by a policy',
  agreement: (days: number) => `Agreement in the last ${days} days`,
  agreed: (agreed: number, of: number) =>
    of === 0
      ? 'No item was looked at by two reviewers.'
      : `Two reviewers said the same on ${agreed} of ${of} items (${Math.round((agreed / of) * 100)} %).`,
  overturned: (overturned: number, of: number) =>
    of === 0
      ? 'No appeal was decided.'
      : `${overturned} of ${of} appeals were granted: the first decision did not stand (${Math.round((overturned / of) * 100)} %).`,
} as const;
