import { timeLeft } from './time-left.js';

describe('a length of time', () => {
  it.each([
    [-5, '0 s'],
    [999, '0 s'],
    [9_000, '9 s'],
    [3_599_000, '59 min 59 s'],
    [3_600_000, '1 h 0 min'],
    [90_061_000, '1 d 1 h'],
  ])('of %d ms reads %s', (ms, text) => {
    expect(timeLeft(ms)).toBe(text);
  });
});
