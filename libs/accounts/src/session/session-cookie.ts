import type { Realm } from '@gatehouse/auth';

/** `__Host-` binds the cookie to this host, TLS and `/` (RFC 6265bis, 4.1.3.2); the embedded mode has no TLS. */
export function cookieName(realm: Realm, embedded: boolean): string {
  return `${embedded ? '' : '__Host-'}gatehouse_${realm}`;
}

/** The value of `Set-Cookie`. An empty token with `maxAgeMs` 0 clears the cookie. */
export function setCookie(realm: Realm, token: string, maxAgeMs: number, embedded: boolean): string {
  return [
    `${cookieName(realm, embedded)}=${token}`,
    'Path=/',
    `Max-Age=${Math.floor(maxAgeMs / 1_000)}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(embedded ? [] : ['Secure']),
  ].join('; ');
}

/** The session token in a `Cookie` header: the first cookie of that name, if it looks like a token of ours. */
export function readToken(header: string | undefined, realm: Realm, embedded: boolean): string | undefined {
  const name = cookieName(realm, embedded);
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) {
      const token = pair.slice(at + 1).trim();
      return /^[\w-]{43}$/.test(token) ? token : undefined;
    }
  }
  return undefined;
}
