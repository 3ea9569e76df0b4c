import { DAY, HOUR } from '@gatehouse/platform';
import { endsAt, isFresh } from './session-lifetime.js';

const createdAt = new Date('2026-01-01T00:00:00Z');
const after = (ms: number): Date => new Date(createdAt.getTime() + ms);

describe('a fresh sign-in', () => {
  it('lasts ten minutes from the sign-in or from the last time the password was given', () => {
    expect(isFresh({ createdAt, confirmedAt: null }, after(600_000 - 1))).toBe(true);
    expect(isFresh({ createdAt, confirmedAt: null }, after(600_000))).toBe(false);
    expect(isFresh({ createdAt, confirmedAt: after(HOUR) }, after(HOUR + 1))).toBe(true);
    expect(isFresh({ createdAt, confirmedAt: after(HOUR) }, after(2 * HOUR))).toBe(false);
  });
});

describe('the end of a session', () => {
  it('is 12 idle hours for a developer, 8 for staff', () => {
    expect(endsAt({ createdAt, lastSeenAt: after(HOUR) }, 'developer')).toEqual(after(13 * HOUR));
    expect(endsAt({ createdAt, lastSeenAt: after(HOUR) }, 'reviewer')).toEqual(after(9 * HOUR));
  });

  it('is never later than 30 days for a member, 24 hours for staff', () => {
    expect(endsAt({ createdAt, lastSeenAt: after(30 * DAY - HOUR) }, 'member')).toEqual(after(30 * DAY));
    expect(endsAt({ createdAt, lastSeenAt: after(23 * HOUR) }, 'administrator')).toEqual(after(DAY));
  });
});
