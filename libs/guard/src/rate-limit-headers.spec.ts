import { rateLimitHeaders } from './rate-limit-headers.js';

describe('the headers of the daily quota', () => {
  it('tell the limit, what is left and when it starts again', () => {
    const quota = { limit: 5_000, used: 12, remaining: 4_988, resetsAt: new Date('2026-11-23T00:00:00Z') };
    expect(rateLimitHeaders(quota, new Date('2026-11-22T23:58:20.500Z'))).toEqual({
      'RateLimit-Policy': '"daily";q=5000;w=86400',
      RateLimit: '"daily";r=4988;t=100',
    });
  });
});
