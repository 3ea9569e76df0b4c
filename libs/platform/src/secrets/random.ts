import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A new secret of `bits` random bits (256 unless told) in base64url. */
export function randomToken(bits = 256): string {
  return randomBytes(Math.ceil(bits / 8)).toString('base64url');
}

/** `length` characters drawn evenly from 0-9A-Za-z: about 5.95 bits each. */
export function randomBase62(length: number): string {
  let out = '';
  while (out.length < length)
    for (const byte of randomBytes(length))
      // 248 = 4 × 62: larger bytes would favour the first characters.
      if (byte < 248 && out.length < length) out += BASE62.charAt(byte % 62);
  return out;
}

/** Bytes as a big-endian base-62 number, padded to `length` characters. */
export function base62(bytes: Uint8Array, length: number): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let out = '';
  for (; out.length < length; value /= 62n) out = BASE62.charAt(Number(value % 62n)) + out;
  return out;
}

/** The number that a text of 0-9A-Za-z spells; the reverse of `base62`. */
export function fromBase62(text: string): bigint {
  let value = 0n;
  for (const character of text) value = value * 62n + BigInt(BASE62.indexOf(character));
  return value;
}

export function sha256(value: string | Uint8Array): Buffer {
  return createHash('sha256').update(value).digest();
}

/** Constant-time comparison. Lengths may leak: both sides are digests or of fixed length. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
