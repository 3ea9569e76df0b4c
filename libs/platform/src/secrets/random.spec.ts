import { base62, equalBytes, randomBase62, randomToken } from './random.js';

describe('random secrets', () => {
  it('carry at least the bits that were asked for', () => {
    expect(Buffer.from(randomToken(), 'base64url')).toHaveLength(32);
    expect(Buffer.from(randomToken(128), 'base64url')).toHaveLength(16);
  });

  it('draw every base-62 character about equally often', () => {
    const counts = new Map<string, number>();
    for (const character of randomBase62(62_000)) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(62);
    // Six standard deviations: a fair draw fails once in a hundred million runs; a modulo bias of the first eight characters (+25 %) always does.
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(190);
  });

  it('write a number in base 62, padded', () => {
    expect(base62(Uint8Array.of(61), 3)).toBe('00z');
    expect(base62(Uint8Array.of(62), 2)).toBe('10');
  });

  it('compare bytes of different length as different', () => {
    expect(equalBytes(Uint8Array.of(1), Uint8Array.of(1, 2))).toBe(false);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  });
});
