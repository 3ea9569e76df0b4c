import { slowDownMs } from './sign-in-limits.js';

describe('the slow-down of sign-ins to one account', () => {
  it('begins after five failures, grows, and never exceeds two seconds', () => {
    expect([0, 4, 5, 6, 7, 8, 9, 1_000].map(slowDownMs)).toEqual([0, 0, 250, 500, 1_000, 2_000, 2_000, 2_000]);
  });
});
