import { createHmac } from 'node:crypto';
import { KEY_PATTERN, redact } from '@gatehouse/platform';
import type { PluginEnvironment } from '@gatehouse/usage';
import fc from 'fast-check';
import { checksumFits, composeKey, keyPrefix, parseKey, RANDOM_LENGTH, type KeyedHash } from './key-format.js';

const keyedHash: KeyedHash = (parts, version) => createHmac('sha256', `secret ${version}`).update(JSON.stringify(parts)).digest();

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const someRandom = fc.string({ unit: fc.constantFrom(...BASE62), minLength: RANDOM_LENGTH, maxLength: RANDOM_LENGTH });
const someEnvironment = fc.constantFrom<PluginEnvironment>('development', 'production');
const someVersion = fc.integer({ min: 1, max: 9_999 });
const someKey = fc.record({ identifier: fc.uuid(), environment: someEnvironment, version: someVersion, random: someRandom });

/** The key of a sample, taken apart again. */
function made({ identifier, environment, version, random }: typeof someKey extends fc.Arbitrary<infer Sample> ? Sample : never) {
  const text = composeKey(identifier, environment, version, random, keyedHash);
  const parsed = parseKey(text);
  if (!parsed) throw new Error('a key that was just made does not parse');
  return { text, parsed };
}

describe('a key', () => {
  it('says what it is for and proves itself without a store', () => {
    fc.assert(
      fc.property(someKey, (sample) => {
        const { text, parsed } = made(sample);
        expect(text.startsWith(keyPrefix(sample.environment, sample.version))).toBe(true);
        expect(parsed).toMatchObject({ kind: 'plugin', environment: sample.environment, version: sample.version, random: sample.random });
        expect(checksumFits(sample.identifier, parsed, keyedHash)).toBe(true);
        expect(checksumFits(sample.identifier.toUpperCase(), parsed, keyedHash)).toBe(true);
      }),
    );
  });

  it('is refused with any one character changed', () => {
    fc.assert(
      fc.property(someKey, fc.nat(), fc.constantFrom(...BASE62), (sample, position, character) => {
        const { text } = made(sample);
        const at = position % text.length;
        fc.pre(text[at] !== character);
        const forged = parseKey(text.slice(0, at) + character + text.slice(at + 1));
        expect(forged !== null && checksumFits(sample.identifier, forged, keyedHash)).toBe(false);
      }),
    );
  });

  it('is refused with another identifier, or as a key of the other environment', () => {
    fc.assert(
      fc.property(someKey, fc.uuid(), (sample, other) => {
        fc.pre(other !== sample.identifier);
        const { text, parsed } = made(sample);
        expect(checksumFits(other, parsed, keyedHash)).toBe(false);
        const swapped = parseKey(text.replace(/^gth_p(.)/, (_, code) => `gth_p${code === 'd' ? 'p' : 'd'}`));
        expect(swapped && checksumFits(sample.identifier, swapped, keyedHash)).toBe(false);
      }),
    );
  });

  it('is found by the pattern for secret scanners, and taken out of a log line', () => {
    fc.assert(
      fc.property(someKey, (sample) => {
        const { text, parsed } = made(sample);
        expect(`user=a:${text}, next`.match(KEY_PATTERN)).toEqual([text]);
        const logged = redact(`GET /v1/x?q=${text} and ${text}`);
        expect(logged).not.toContain(parsed.random);
        expect(logged).not.toContain(parsed.checksum);
      }),
    );
  });

  it.each(['website', 'user'] as const)('of a %s carries its id, which stands in the checksum too', (kind) => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), someVersion, someRandom, (identifier, other, version, random) => {
        fc.pre(identifier !== other);
        const text = composeKey(identifier, kind, version, random, keyedHash);
        const parsed = parseKey(text);
        if (!parsed) throw new Error('a key that was just made does not parse');
        expect(parsed).toMatchObject({ kind, environment: null, identifier, version, random });
        expect(checksumFits(identifier, parsed, keyedHash)).toBe(true);
        expect(checksumFits(other, parsed, keyedHash)).toBe(false);
        const moved = parseKey(composeKey(other, kind, version, random, keyedHash).slice(0, -11) + parsed.checksum);
        expect(moved && checksumFits(other, moved, keyedHash)).toBe(false);
        const turned = parseKey(text.replace(/^gth_(.)/, (_, code) => `gth_${code === 'w' ? 'u' : 'w'}`));
        expect(turned && checksumFits(identifier, turned, keyedHash)).toBe(false);
        expect(`?key=${text}&x`.match(KEY_PATTERN)).toEqual([text]);
        const logged = redact(`GET /v1/x?q=${text} and ${text}`);
        expect(logged).not.toContain(random);
        expect(logged).not.toContain(parsed.checksum);
      }),
    );
  });

  it('carries 256 random bits or more', () => {
    expect(RANDOM_LENGTH * Math.log2(62)).toBeGreaterThanOrEqual(256);
  });

  it.each([
    '',
    'gth_',
    'gth_pd1_short',
    `gth_xx1_${'a'.repeat(55)}`,
    `gth_pd0_${'a'.repeat(55)}`,
    `gth_pd1_${'a'.repeat(56)}`,
    `gth_pd1_${'-'.repeat(55)}`,
    `gth_pd1_${'a'.repeat(77)}`,
    `gth_wk1_${'a'.repeat(55)}`,
    `gth_wk1_${'z'.repeat(77)}`,
    ` gth_pd1_${'a'.repeat(55)}`,
  ])('is not %p', (text) => {
    expect(parseKey(text)).toBeNull();
  });
});
