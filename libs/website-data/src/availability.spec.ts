import { statusOf } from './availability.js';

describe('a website', () => {
  it('is online since the first of its online operators came', () => {
    const presences = [
      { availability: 'away', since: 1 },
      { availability: 'online', since: 5 },
      { availability: 'online', since: 3 },
    ] as const;
    expect(statusOf(presences, 9)).toEqual({ status: 'online', since: 3 });
  });

  it('is away while nobody is online but somebody away', () => {
    const presences = [
      { availability: 'offline', since: 1 },
      { availability: 'away', since: 4 },
    ] as const;
    expect(statusOf(presences, 9)).toEqual({ status: 'away', since: 4 });
  });

  it('is offline since the last operator left; without operators, since now', () => {
    const presences = [
      { availability: 'offline', since: 2 },
      { availability: 'offline', since: 6 },
    ] as const;
    expect(statusOf(presences, 9)).toEqual({ status: 'offline', since: 6 });
    expect(statusOf([], 9)).toEqual({ status: 'offline', since: 9 });
  });
});
