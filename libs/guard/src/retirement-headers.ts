import type { Access, KeyAccess } from './access.js';
import type { Headers } from './decision.js';

/**
 * `Deprecation` (RFC 9745: since when, as a structured-field date) and `Sunset` (RFC 8594: until when, as an HTTP date) on each answer to a key
 * that has a successor. An earlier end, by the first use of the successor or by lack of use, is not foretold.
 */
export function retirementHeaders({ state, retiringSince, graceEndsAt, expiresAt }: Access | KeyAccess): Headers {
  if (state !== 'retiring' || retiringSince === null || graceEndsAt === null) return {};
  const until = expiresAt !== null && expiresAt < graceEndsAt ? expiresAt : graceEndsAt;
  return { Deprecation: `@${Math.floor(retiringSince.getTime() / 1_000)}`, Sunset: until.toUTCString() };
}
