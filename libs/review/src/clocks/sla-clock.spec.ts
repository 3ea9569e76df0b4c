import { HOUR } from '@gatehouse/platform';
import { momentsPassed } from './sla-clock.js';

const QUEUED = new Date('2026-11-01T00:00:00Z');
const item = { queuedAt: QUEUED, slaDeadline: new Date(QUEUED.getTime() + 10 * HOUR) };
const after = (hours: number) => momentsPassed(item, new Date(QUEUED.getTime() + hours * HOUR));

it.each([
  [4.99, []],
  [5, ['half']],
  [8, ['half', 'soon']],
  [10, ['half', 'soon', 'over']],
  [500, ['half', 'soon', 'over']],
])('after %d of 10 hours the moments that have come are %j', (hours, moments) => {
  expect(after(hours)).toEqual(moments);
});
