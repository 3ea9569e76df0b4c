import type { Shape } from '../api/client.js';
import { latenciesOf, pointsOf, wordsFor } from './usage-data.js';
import { fitting } from './usage-search.js';

const bucket = (day: string, requests: number) => ({ start: `${day}T00:00:00Z`, requests, p50_ms: requests > 0 ? 5 : null, p99_ms: null });

function website(id: string, name: string | null): Shape<'UsageSeries'> {
  return { environment: 'production', website: id, website_name: name, requests: 1, p50_ms: 1, p99_ms: 1, buckets: [] };
}

describe('the points of a chart', () => {
  it('stand side by side by bucket, and what has one name is one bar', () => {
    const points = pointsOf([
      { name: 'all others', buckets: [bucket('2026-11-21', 3), bucket('2026-11-20', 1)] },
      { name: 'Shop', buckets: [bucket('2026-11-20', 2)] },
      { name: 'all others', buckets: [bucket('2026-11-20', 4)] },
    ]);
    expect(points).toEqual([
      { start: '2026-11-20T00:00:00Z', 'all others': 5, Shop: 2 },
      { start: '2026-11-21T00:00:00Z', 'all others': 3 },
    ]);
  });

  it('are gaps where nothing was answered', () => {
    expect(latenciesOf([bucket('2026-11-20', 0)], { p50: 'half', p99: 'most' })).toEqual([
      { start: '2026-11-20T00:00:00Z', half: null, most: null },
    ]);
  });
});

describe('a website in words', () => {
  const one = website('11111111-aaaa', 'Shop');
  const namesake = website('22222222-bbbb', 'Shop');
  it('is its name, with the beginning of its id where two are called so', () => {
    expect(wordsFor(one, 'website', [one, website('33333333-cccc', 'Bakery')])).toBe('Shop');
    expect(wordsFor(one, 'website', [one, namesake])).toBe('Shop (11111111)');
  });
  it('is its id where the developer may not know the name', () => {
    expect(wordsFor(website('44444444-dddd', null), 'website', [])).toBe('44444444-dddd');
  });
});

describe('the time of the usage page', () => {
  it.each([
    ['stays where the bars are few enough', { interval: 'day', from: '2026-10-24', to: '2026-11-22' }, '2026-10-24'],
    ['is cut to a week by the hour', { interval: 'hour', from: '2026-10-24', to: '2026-11-22' }, '2026-11-16'],
    ['is cut to a quarter by the day', { interval: 'day', from: '2025-01-01', to: '2026-11-22' }, '2026-08-23'],
  ] as const)('%s', (_what, search, from) => expect(fitting(search).from).toBe(from));
});
