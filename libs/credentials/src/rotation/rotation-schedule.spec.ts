import { nextRotation, NO_SCHEDULE, scheduleOf, startedFrom } from './rotation-schedule.js';

it.each([
  ['2026-11-22T00:00:00Z', 30, 3, '2026-12-22T03:00:00Z'],
  ['2026-11-22T23:59:59Z', 1, 0, '2026-11-23T00:00:00Z'],
  ['2026-12-31T12:00:00Z', 7, 23, '2027-01-07T23:00:00Z'],
])('from %s, every %d days at %d o’clock UTC, the next is at %s', (from, everyDays, atHour, next) => {
  expect(nextRotation({ everyDays, atHour }, new Date(from))).toEqual(new Date(next));
});

it('a schedule goes into its columns and comes back, and so does none', () => {
  const schedule = { everyDays: 30, atHour: 3, graceDays: 14 };
  expect(scheduleOf(startedFrom(schedule, new Date('2026-11-22T00:00:00Z')))).toEqual(schedule);
  expect(startedFrom(null, new Date(0))).toBe(NO_SCHEDULE);
  expect(scheduleOf(NO_SCHEDULE)).toBeNull();
});
