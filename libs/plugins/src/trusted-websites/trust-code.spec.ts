import { hashTrustCode, newTrustCode } from './trust-code.js';

describe('a trust code', () => {
  it('is seven groups of four unmistakable characters, and never the same twice', () => {
    const codes = Array.from({ length: 500 }, newTrustCode);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}$/);
    expect(new Set(codes).size).toBe(500);
  });

  it('uses every character of its alphabet about as often as any other', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 2_000; n++)
      for (const character of newTrustCode().replaceAll('-', '')) counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(32);
    // 56,000 draws: 1,750 each; five standard deviations are about 210.
    for (const count of counts.values()) expect(Math.abs(count - 1_750)).toBeLessThan(300);
  });

  it('is recognised however it was typed', () => {
    const code = '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV';
    const hash = hashTrustCode(code);
    expect(hash).not.toBeNull();
    for (const typed of [
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      ` ${code.replaceAll('-', '')}\n`,
      code.replace('0', 'o').replace('1', 'l'),
    ])
      expect(hashTrustCode(typed)).toEqual(hash);
  });

  it.each(['', '0123', '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTVW', 'U123-4567-89AB-CDEF-GHJK-MNPQ-RSTV', '0123-4567-89AB-CDEF-GHJK-MNPQ-RST!'])(
    '%j cannot be one',
    (typed) => {
      expect(hashTrustCode(typed)).toBeNull();
    },
  );

  it('another code has another hash', () => {
    expect(hashTrustCode(newTrustCode())).not.toEqual(hashTrustCode(newTrustCode()));
  });
});
