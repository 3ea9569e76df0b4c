import { DAY, HOUR, MINUTE } from '@gatehouse/platform';
import { estimateRemaining, paceOf, reviewTimes } from './estimate.js';

describe('published review times', () => {
  it('are the nearest ranks of the times, in any order', () => {
    expect(reviewTimes([5, 1, 4, 2, 3, 10, 9, 8, 7, 6])).toEqual({ samples: 10, p50: 5, p90: 9 });
  });
  it('are not published below five samples', () => {
    expect(reviewTimes([1, 2, 3, 4])).toEqual({ samples: 4, p50: null, p90: null });
    expect(reviewTimes([])).toEqual({ samples: 0, p50: null, p90: null });
    expect(reviewTimes([1, 2, 3, 4, 5]).p50).toBe(3);
  });
});

describe('the estimate', () => {
  // Four decisions on every Thursday from 9 to 10, over four weeks; 1970-01-01 was a Thursday.
  const thursdays = [0, 7, 14, 21].flatMap((day) => [0, 10, 20, 30].map((minute) => new Date(day * DAY + 9 * HOUR + minute * MINUTE)));
  const pace = paceOf(thursdays, 28);
  const sight = { now: new Date(28 * DAY + 9 * HOUR), position: 2, waitedMs: 0, pace, samples: 20, p50: HOUR };
  it('works the queue off at the pace of each hour of the week', () => {
    expect(estimateRemaining(sight)).toBeCloseTo(HOUR / 2);
    expect(estimateRemaining({ ...sight, now: new Date(28 * DAY) })).toBeCloseTo(9.5 * HOUR);
    expect(estimateRemaining({ ...sight, position: 6 })).toBeCloseTo(7 * DAY + HOUR / 2);
  });
  it('is never less than a quarter of what is left of the median', () => {
    expect(estimateRemaining({ ...sight, p50: 8 * HOUR })).toBe(2 * HOUR);
    expect(estimateRemaining({ ...sight, p50: 8 * HOUR, waitedMs: 4 * HOUR })).toBe(HOUR);
    expect(estimateRemaining({ ...sight, p50: 8 * HOUR, waitedMs: 90 * HOUR })).toBeCloseTo(HOUR / 2);
  });
  it.each([
    ['few samples', { samples: 4 }],
    ['no median', { p50: null }],
    ['nothing decided lately', { pace: paceOf([], 30) }],
    ['a queue that is not worked off in eight weeks', { position: 40 }],
  ])('is none with %s', (_what, over) => {
    expect(estimateRemaining({ ...sight, ...over })).toBeNull();
  });
});
