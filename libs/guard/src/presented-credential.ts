import { parseKey, type CredentialKind, type ParsedKey } from '@gatehouse/credentials';
import type { DataPlaneRequest } from './data-plane-request.js';
import { refuse, type Refused } from './decision.js';
import { isUuid } from './uuid.js';
import * as say from './messages.js';
import { TIERS } from './tier.js';

/** A credential that is complete and well-formed; whether it is good is for the store to say. */
export type PresentedCredential =
  | { readonly place: 'header' | 'loose'; readonly identifier: string; readonly text: string; readonly key: ParsedKey }
  /** A plugin's key alone, without its identifier, in the URL or the body. */
  | { readonly place: 'loose'; readonly identifier?: undefined; readonly text: string };

interface Found {
  readonly scheme: 'basic' | 'bearer' | 'loose';
  readonly identifier: string;
  readonly text: string;
}

const BASIC = /^basic +([A-Za-z0-9+/_-]+={0,2})$/i;
const BEARER = /^bearer +([^\s]+)$/i;

/** Finds the one credential of a request. What it refuses depends on the request alone, so it may say exactly what is wrong. */
export function readCredential(request: DataPlaneRequest, tierHeader: string): PresentedCredential | Refused {
  const headers = request.authorization.map(readAuthorization);
  const loose = [...new Set(request.looseKeys)].map((text): Found => ({ scheme: 'loose', identifier: '', text }));
  const found = distinct([...headers.filter((header) => header !== null), ...loose]);
  const malformed = headers.includes(null);
  if (found.length > 1 || (malformed && found.length > 0)) return refuse('ambiguous_credentials', say.AMBIGUOUS);
  if (malformed) return refuse('invalid_session', say.malformedAuthorization(tierHeader), { cause: 'malformed' });
  const [credential] = found;
  if (!credential) return refuse('invalid_session', say.missingCredential(tierHeader), { cause: 'missing' });
  const key = parseKey(credential.text);
  if (!key) return refuse('invalid_session', say.malformedKey(), { cause: 'malformed' });
  const { scheme, text } = credential;
  // A plugin's key is no good alone, whatever the tier says.
  if (scheme === 'loose' && key.kind === 'plugin') return { place: 'loose', text };
  if (scheme === 'bearer' && key.identifier === null)
    return refuse('invalid_session', say.pluginKeyAsBearer(tierHeader), { cause: 'malformed' });
  const identifier = scheme === 'basic' ? credential.identifier : (key.identifier ?? '');
  if (!isUuid(identifier)) return refuse('invalid_session', say.malformedIdentifier(), { cause: 'malformed' });
  const problem = tierProblem(key.kind, request.tier, tierHeader);
  if (problem !== null) return refuse('invalid_session', problem, { cause: 'tier_header' });
  return { place: scheme === 'loose' ? 'loose' : 'header', identifier: identifier.toLowerCase(), text, key };
}

/** What is wrong with the tier header of a request that carries a key of this kind. */
function tierProblem(kind: CredentialKind, tier: string | undefined, tierHeader: string): string | null {
  if (tier === undefined || tier.trim() === '') return kind === 'plugin' ? say.missingTier(tierHeader) : null;
  // A repeated header arrives as one text with commas.
  const named = new Set(tier.split(',').map((part) => part.trim().toLowerCase()));
  if (named.size === 1 && named.has(kind)) return null;
  const [only = ''] = named;
  return named.size === 1 && TIERS.some((known) => known === only)
    ? say.contradictingTier(tierHeader, only, kind)
    : say.unknownTier(tierHeader, kind);
}

/** Null for a header that is neither `Basic base64(identifier:key)` nor `Bearer key`. */
export function readAuthorization(value: string): Found | null {
  const bearer = BEARER.exec(value.trim())?.[1];
  if (bearer !== undefined) return { scheme: 'bearer', identifier: '', text: bearer };
  const encoded = BASIC.exec(value.trim())?.[1];
  if (encoded === undefined) return null;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0 ? null : { scheme: 'basic', identifier: decoded.slice(0, colon), text: decoded.slice(colon + 1) };
}

/** The same key twice is one credential, also when one of them comes without its identifier. */
function distinct(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of found) {
    const same = kept.some(
      (other) => other.text === one.text && (other.identifier === one.identifier || one.identifier === '' || other.identifier === ''),
    );
    if (!same) kept.push(one);
  }
  return kept;
}
