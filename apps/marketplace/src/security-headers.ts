import type { Environment } from '@gatehouse/platform';
import type { FastifyInstance } from 'fastify';

interface Exceptions {
  /** Lets the styles in that a page's own scripts make; without it only style sheets of this host. */
  readonly styleNonce?: string;
  /** Another origin that the page's scripts may call. */
  readonly connectTo?: string;
}

export function contentSecurityPolicy({ styleNonce, connectTo }: Exceptions = {}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styleNonce === undefined ? '' : ` 'nonce-${styleNonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${connectTo === undefined ? '' : ` ${connectTo}`}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const POLICY = contentSecurityPolicy();

/** The same strict headers on every answer (OWASP ASVS 5, V3.4). Pages must do without inline scripts and styles. */
export function securityHeaders(fastify: FastifyInstance, environment: Environment): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers({
      'Content-Security-Policy': POLICY,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      ...(environment.embedded ? {} : { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
    });
    done();
  });
}
