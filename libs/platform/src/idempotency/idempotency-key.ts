import { IdempotencyKeyInvalid } from './idempotency.errors.js';

/** A caller's wish to get the same answer again, should the first one not arrive. */
export interface IdempotentCall {
  /** Whose call it is: a signed-in account or a credential. Nobody else can ask for its answer. */
  readonly caller: string;
  /** Method and path, ids included. */
  readonly route: string;
  readonly key: string;
  /** As it was parsed; the order of its members makes no difference. */
  readonly body: unknown;
}

/** 22 characters of base64url hold 128 bits; longer than 255 is a mistake. */
const URL_SAFE = /^[A-Za-z0-9_-]{22,255}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A repeated group of at most so many characters, such as `aaaa…` or `1234512345…`, is not random. */
const LONGEST_PERIOD = 8;

/**
 * The value of the header `Idempotency-Key`: at least 128 random bits, because whoever guesses it within ten minutes, in the same session,
 * is shown a secret. A structured-field string (in quotes, as the IETF draft has it) is taken too. Null for no header.
 * @throws {IdempotencyKeyInvalid}
 */
export function readIdempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (Array.isArray(header) || header.includes(',')) throw new IdempotencyKeyInvalid('Send the header Idempotency-Key once.');
  const key = header.trim().replace(/^"(.*)"$/, '$1');
  if (!UUID.test(key) && !URL_SAFE.test(key))
    throw new IdempotencyKeyInvalid(
      key.length < 22
        ? 'The Idempotency-Key is too short to be unguessable: it needs at least 128 random bits, which are 22 characters of A-Z a-z 0-9 _ - or a random UUID. Make one with `openssl rand -hex 16` or `uuidgen`.'
        : 'The Idempotency-Key must be a random UUID, or 22 to 255 characters of A-Z a-z 0-9 _ and -.',
    );
  if (repeats(key))
    throw new IdempotencyKeyInvalid(
      'The Idempotency-Key is not random: it repeats itself. Draw at least 128 random bits anew for each change.',
    );
  return key;
}

function repeats(given: string): boolean {
  const key = given.replaceAll('-', '');
  for (let period = 1; period <= LONGEST_PERIOD; period++) if (key.slice(period) === key.slice(0, -period)) return true;
  return false;
}

/** JSON with sorted members: two bodies that say the same are the same. */
export function canonicalBody(body: unknown): string {
  return JSON.stringify(body ?? {}, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
