import { DAY, utcDay } from '@gatehouse/platform';
import { predictExhaustion } from './exhaustion.js';

const days = (...used: number[]) =>
  used.map((count, index) => ({ day: utcDay(new Date(Date.UTC(2026, 10, 1) + index * DAY)), used: count }));
const growing = (count: number, step: number) => days(...Array.from({ length: count }, (_, index) => index * step));

describe('the predicted day of exhaustion', () => {
  it('is where the straight line meets the limit', () => {
    // 0, 10, 20 … 190 on November 20 (today); 300 is reached ten days after November 21.
    expect(predictExhaustion(growing(20, 10), 300)).toBe('2026-12-01');
    expect(predictExhaustion(growing(20, 10), 200)).toBe('2026-11-21');
  });
  it('is today when the limit is reached already, and not before today when yesterday went over it', () => {
    expect(predictExhaustion(days(1, 2, 3, 500), 500)).toBe('2026-11-04');
    expect(predictExhaustion(days(0, 100, 200, 300, 400, 500, 600, 700, 0), 650)).toBe('2026-11-09');
  });
  it('does not let the part of today that is over bend the line', () => {
    const until = growing(20, 10);
    const early = [...until.slice(0, -1), { day: until.at(-1)?.day ?? '', used: 0 }];
    expect(predictExhaustion(early, 300)).toBe('2026-12-01');
  });
  it.each([
    ['use that does not grow', days(5, 5, 5, 5, 5, 5, 5, 5, 5)],
    ['use that shrinks', days(9, 8, 7, 6, 5, 4, 3, 2, 1)],
    ['less than seven full days', growing(7, 10)],
    ['a day more than a year away', days(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0)],
    ['no day at all', []],
  ])('is unknown with %s', (_what, use) => {
    expect(predictExhaustion(use, 1_000)).toBeNull();
  });
});
