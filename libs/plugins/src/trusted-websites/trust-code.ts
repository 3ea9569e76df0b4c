import { randomToken, sha256 } from '@gatehouse/platform';

/** Crockford’s base 32: no I, L, O and U, so that nothing is mistaken when it is read aloud or typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 7;
const GROUP = 4;
const LENGTH = GROUPS * GROUP;

/** A new trust code: 28 characters of 5 random bits each (140 bits), in groups of four. */
export function newTrustCode(): string {
  const bytes = Buffer.from(randomToken(LENGTH * 8), 'base64url');
  const characters = [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET.charAt(byte & 31)).join('');
  return characters.replace(/(.{4})(?!$)/g, '$1-');
}

/**
 * The hash that is stored, of the code however it was typed: small letters, spaces or no dashes, O for 0, I and L for 1.
 *
 * @returns null when it cannot be a code at all
 */
export function hashTrustCode(typed: string): Buffer | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && [...code].every((character) => ALPHABET.includes(character)) ? sha256(`trust-code:${code}`) : null;
}
