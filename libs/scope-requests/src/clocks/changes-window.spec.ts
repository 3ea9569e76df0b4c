import { changesReminder } from './changes-window.js';

const ASKED = new Date('2026-01-01T00:00:00Z');
const after = (days: number) => changesReminder(ASKED, new Date(ASKED.getTime() + days * 86_400_000));

it.each([
  [22.9, null],
  [23, { days: 7, code: 'changes_7_days_left', overtaken: [] }],
  [28.9, { days: 7, code: 'changes_7_days_left', overtaken: [] }],
  [29, { days: 1, code: 'changes_1_days_left', overtaken: ['changes_7_days_left'] }],
])('after %d of 30 days the reminder is %j', (days, reminder) => {
  expect(after(days)).toEqual(reminder);
});
