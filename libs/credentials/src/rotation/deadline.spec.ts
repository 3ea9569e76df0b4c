import { DAY, MINUTE } from '@gatehouse/platform';
import { deadlineOf, stateAt, type Timed } from './deadline.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const days = (count: number): Date => new Date(NOW.getTime() + count * DAY);
const timed = (over: Partial<Timed>): Timed => ({
  state: 'active',
  expiresAt: null,
  retiringSince: null,
  graceEndsAt: null,
  idleEndDays: null,
  lastUsedAt: null,
  ...over,
});
const retiring = (over: Partial<Timed>): Timed => timed({ state: 'retiring', retiringSince: NOW, graceEndsAt: days(30), ...over });

it.each([
  ['an active one without expiration has none', timed({}), null],
  ['an active one expires', timed({ expiresAt: days(3) }), days(3)],
  ['a retiring one ends with its grace', retiring({}), days(30)],
  ['but not after its expiration', retiring({ expiresAt: days(3) }), days(3)],
  ['an idle end counts from the retirement', retiring({ idleEndDays: 7 }), days(7)],
  ['and again from each use', retiring({ idleEndDays: 7, lastUsedAt: days(20) }), days(27)],
  ['but a use before the retirement is none', retiring({ idleEndDays: 7, lastUsedAt: days(-20) }), days(7)],
  ['and never beyond the grace', retiring({ idleEndDays: 7, lastUsedAt: days(29) }), days(30)],
  ['an unclaimed one can be claimed until then', timed({ state: 'unclaimed', claimUntil: days(2) }), days(2)],
  ['an idle end means nothing to an active one', timed({ idleEndDays: 7, graceEndsAt: days(1) }), null],
  [
    'a scheduled one ends with the grace of a rotation that no worker has begun',
    timed({ nextRotationAt: days(-2), rotateGraceDays: 30 }),
    days(28),
  ],
  ['which does not count once it retires', retiring({ nextRotationAt: days(-2), rotateGraceDays: 3 }), days(30)],
])('%s', (_, given, deadline) => {
  expect(deadlineOf(given)).toEqual(deadline);
});

it('what is over is expired from that very moment on, and ended ones stay what they are', () => {
  const old = retiring({});
  expect(stateAt(old, new Date(days(30).getTime() - 1))).toBe('retiring');
  expect(stateAt(old, days(30))).toBe('expired');
  expect(stateAt({ ...old, state: 'revoked' }, days(31))).toBe('revoked');
  expect(stateAt(timed({ expiresAt: new Date(NOW.getTime() + MINUTE) }), NOW)).toBe('active');
});
