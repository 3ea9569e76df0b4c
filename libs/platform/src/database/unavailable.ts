import { isNativeError } from 'node:util/types';

/** Classes 08, 53 and 57P of PostgreSQL's error codes, and what the socket says when the server is gone. */
const CONNECTION_CODES = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '53300',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Whether an error says that the database could not be reached or went away, so that a repeat later may succeed. */
export function isDatabaseUnavailable(error: unknown): boolean {
  // Not `instanceof`: the errors of Node's own sockets come from outside the realm of a test runner.
  if (!isNativeError(error)) return false;
  if ('code' in error && typeof error.code === 'string' && CONNECTION_CODES.has(error.code)) return true;
  if ('errors' in error && Array.isArray(error.errors) && error.errors.some(isDatabaseUnavailable)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|timeout expired/.test(
    error.message,
  );
}

/** Whether an error is a violated unique constraint; with `constraint`, that one. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return false;
  return constraint === undefined || ('constraint' in error && error.constraint === constraint);
}
