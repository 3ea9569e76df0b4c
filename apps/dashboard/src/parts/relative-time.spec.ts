import { relativeTime } from './relative-time.js';

const now = new Date('2026-11-22T12:00:00Z');

it.each([
  ['2026-11-22T12:00:20Z', 'now'],
  ['2026-11-22T11:57:01Z', '2 minutes ago'],
  ['2026-11-22T14:30:00Z', 'in 2 hours'],
  ['2026-11-21T11:00:00Z', 'yesterday'],
  ['2026-12-21T12:00:00Z', 'in 29 days'],
  ['2024-11-01T12:00:00Z', '2 years ago'],
])('%s reads “%s”, never longer than it is', (moment, words) => {
  expect(relativeTime(new Date(moment), now, 'en')).toBe(words);
});
