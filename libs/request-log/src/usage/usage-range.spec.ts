import { usageRange } from './usage-range.js';

const now = new Date('2026-11-22T10:20:30.000Z');
const told = (given: Parameters<typeof usageRange>[0]): [string, string, number] => {
  const { from, to, starts } = usageRange(given, now);
  return [from.toISOString(), to.toISOString(), starts.length];
};

describe('the time of a usage report', () => {
  it.each([
    ['the last seven days with today', { interval: 'day' }, ['2026-11-16T00:00:00.000Z', '2026-11-23T00:00:00.000Z', 7]],
    ['the last 24 hours with this one', { interval: 'hour' }, ['2026-11-21T11:00:00.000Z', '2026-11-22T11:00:00.000Z', 24]],
    [
      'whole buckets around what was asked for, in any time zone',
      { interval: 'hour', from: '2026-11-22T10:59:00+01:00', to: '2026-11-22T11:00:00.001Z' },
      ['2026-11-22T09:00:00.000Z', '2026-11-22T12:00:00.000Z', 3],
    ],
    [
      'up to 92 days',
      { interval: 'day', from: '2026-08-23T00:00:00Z', to: '2026-11-22T23:00:00Z' },
      ['2026-08-23T00:00:00.000Z', '2026-11-23T00:00:00.000Z', 92],
    ],
  ] as const)('is %s', (_what, given, expected) => {
    expect(told(given)).toEqual(expected);
  });

  it.each([
    ['that ends before it begins', { interval: 'day', from: '2026-11-22T00:00:00Z', to: '2026-11-22T00:00:00Z' }],
    ['that is too long by the hour', { interval: 'hour', from: '2026-11-15T00:00:00Z', to: '2026-11-22T00:00:01Z' }],
    ['that is too long by the day', { interval: 'day', from: '2026-08-22T00:00:00Z', to: '2026-11-22T00:00:01Z' }],
  ] as const)('is refused %s', (_what, given) => {
    expect(() => usageRange(given, now)).toThrow();
  });
});
