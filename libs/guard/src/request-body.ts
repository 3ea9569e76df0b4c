import type { Reason } from './reasons.js';

/**
 * A body that could not be read, as JSON or as a form. The parser hands it on in place of the body, because a stranger is told about the
 * credential first, and because a refused body costs the caller its unit of quota.
 */
export class UnreadableBody {
  constructor(
    readonly reason: Extract<Reason, 'invalid_data' | 'unsupported_media_type'>,
    readonly message: string,
  ) {}
}

/** What is wrong with the body of a route that reads a JSON object; null when nothing is. */
export function bodyProblem(body: unknown): UnreadableBody | null {
  if (body instanceof UnreadableBody) return body;
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return null;
  const found = body === undefined ? 'The request has no body' : 'The body is not a JSON object';
  return new UnreadableBody('invalid_data', `${found}. Send a JSON object, with the header "Content-Type: application/json".`);
}
