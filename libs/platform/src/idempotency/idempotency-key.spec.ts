import { randomUUID } from 'node:crypto';
import { randomToken } from '../secrets/random.js';
import { canonicalBody, readIdempotencyKey } from './idempotency-key.js';

describe('an Idempotency-Key', () => {
  it.each([randomToken(128), randomToken(), randomUUID(), randomUUID().toUpperCase()])('may be %s', (key) => {
    expect(readIdempotencyKey(key)).toBe(key);
    expect(readIdempotencyKey(`"${key}"`)).toBe(key);
  });

  it.each([
    ['', /too short.*128 random bits/],
    ['rotation-1', /too short/],
    [randomToken(128).slice(1), /too short/],
    ['a key with spaces and more than 22', /must be/],
    ['x'.repeat(256), /must be/],
    ['x'.repeat(30), /not random/],
    ['12345678'.repeat(3), /not random/],
    ['00000000-0000-0000-0000-000000000000'.replaceAll('-', ''), /not random/],
    [`${randomToken()}, ${randomToken()}`, /once/],
  ])('may not be %p', (key, words) => {
    expect(() => readIdempotencyKey(key)).toThrow(words);
  });

  it('may be left out, but not sent twice', () => {
    expect(readIdempotencyKey(undefined)).toBeNull();
    expect(() => readIdempotencyKey([randomToken(), randomToken()])).toThrow(/once/);
  });
});

it('two bodies are the same whatever the order of their members, and no body is an empty one', () => {
  expect(canonicalBody({ a: 1, b: { d: [2, 1], c: null } })).toBe(canonicalBody({ b: { c: null, d: [2, 1] }, a: 1 }));
  expect(canonicalBody({ a: [1, 2] })).not.toBe(canonicalBody({ a: [2, 1] }));
  expect(canonicalBody(undefined)).toBe(canonicalBody({}));
});
