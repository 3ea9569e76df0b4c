import type { Environment } from '@gatehouse/platform';
import type { FastifyInstance } from 'fastify';

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';

/** What a page may read of an answer besides its body; everything that says why, how much is left, and until when. */
const READABLE = [
  'Request-Id',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'Allow',
  'Deprecation',
  'Sunset',
  'Warning',
  'X-Crisp-Scope-Required',
].join(', ');

const PREFLIGHT_KEPT_SECONDS = 600;

/**
 * Lets the pages of the marketplace, whose reference sends requests with the reader's own key, and no other page read answers (Fetch standard,
 * CORS). Nothing is allowed to credentials that a browser adds by itself: a key must be typed. A preflight is answered here, before the log and
 * the gate, because it carries no credential and asks for nothing.
 */
export function admitReference(fastify: FastifyInstance, { values }: Environment): void {
  const { PUBLIC_URL: reference, TIER_HEADER: tierHeader } = values;
  fastify.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    // Programs send no Origin, and their answers stay as they are; nothing keeps an answer (no-store), so they need no Vary.
    if (origin === undefined) {
      done();
      return;
    }
    void reply.header('Vary', 'Origin');
    if (origin !== reference) {
      done();
      return;
    }
    void reply.header('Access-Control-Allow-Origin', reference);
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) {
      void reply.header('Access-Control-Expose-Headers', READABLE);
      done();
      return;
    }
    void reply
      .headers({
        'Access-Control-Allow-Methods': METHODS,
        'Access-Control-Allow-Headers': `Authorization, Content-Type, ${tierHeader}, Idempotency-Key`,
        'Access-Control-Max-Age': PREFLIGHT_KEPT_SECONDS,
      })
      .status(204)
      .send();
  });
}
