import type { IncomingHttpHeaders } from 'node:http';

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
const FORWARDED = new Set(['forwarded', 'via', 'x-real-ip']);

/**
 * Whether a browser on this machine asked for this machine by name: not through a proxy or tunnel that somebody put in front, nor
 * under a foreign name that was made to resolve to loopback (DNS rebinding).
 */
export function isLocalRequest(headers: IncomingHttpHeaders): boolean {
  const throughSomebody = Object.keys(headers).some((name) => FORWARDED.has(name) || name.startsWith('x-forwarded-'));
  return !throughSomebody && LOCAL_HOST.test(headers.host ?? '');
}
