import { isUnused } from './narrowing.js';

const NOW = new Date('2026-12-31T12:00:00Z');

describe('a granted pair is unused', () => {
  it.each([
    ['never used, held for 30 days', '2026-12-01T12:00:00Z', null, true],
    ['never used, held for less', '2026-12-01T12:00:01Z', null, false],
    ['used last 30 days ago', '2026-06-01T00:00:00Z', '2026-12-01', true],
    ['used 29 days ago', '2026-06-01T00:00:00Z', '2026-12-02', false],
    ['used today', '2026-06-01T00:00:00Z', '2026-12-31', false],
  ])('%s', (_what, granted_at, last_used, unused) => {
    expect(isUnused({ granted_at, last_used }, NOW)).toBe(unused);
  });
});
