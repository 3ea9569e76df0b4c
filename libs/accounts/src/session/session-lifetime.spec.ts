import { DAY, HOUR } from '@gatehouse/platform';
import { endsAt } from './session-lifetime.js';

const createdAt = new Date('2026-01-01T00:00:00Z');
const after = (ms: number): Date => new Date(createdAt.getTime() + ms);

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
