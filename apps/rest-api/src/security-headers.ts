import type { Environment } from '@gatehouse/platform';
import type { FastifyInstance } from 'fastify';

/** Answers hold data of websites and are for programs: nothing may keep, sniff, frame or run them. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

const TWO_YEARS_SECONDS = 63_072_000;

export function securityHeaders(environment: Environment): Readonly<Record<string, string>> {
  return environment.embedded ? HEADERS : { ...HEADERS, 'Strict-Transport-Security': `max-age=${TWO_YEARS_SECONDS}` };
}

export function setSecurityHeaders(fastify: FastifyInstance, environment: Environment): void {
  const headers = securityHeaders(environment);
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}
