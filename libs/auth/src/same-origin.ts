import type { IncomingHttpHeaders } from 'node:http';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Protection against cross-site request forgery (OWASP: Fetch Metadata with an Origin fall-back).
 * A state change must come from our own pages, or from a script: a client that sends neither header and a JSON body, which no
 * HTML form can make.
 *
 * @returns what is wrong, in a sentence, or undefined when the request may pass.
 */
export function crossSiteProblem(method: string, headers: IncomingHttpHeaders, publicUrl: string): string | undefined {
  if (SAFE_METHODS.has(method)) return undefined;
  const site = headers['sec-fetch-site'];
  const origin = headers.origin;
  if (site === 'same-origin') return undefined;
  if (origin === publicUrl && site === undefined) return undefined;
  if (origin === undefined && site === undefined)
    return /^application\/json\b/i.test(headers['content-type'] ?? '')
      ? undefined
      : 'Send this request with the header Content-Type: application/json; without it a request that carries a session must come from our own pages.';
  return 'This request comes from another site; only our own pages and scripts may change something here.';
}
