/** A field that was refused: a JSON pointer into the body, and a sentence. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

/** What the API refused (RFC 9457), in its own words. `code` is stable; `more` is what else the answer carries. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: readonly FieldProblem[] = [],
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }
}

/** The code of the refusal of whoever has no session. */
export const SIGN_IN_REQUIRED = 'sign_in_required';
const NOT_DONE = 'Your session had ended, so this was not done. What you typed is still here: sign in, and try again.';
export const UNREACHABLE = new Problem(0, 'unreachable', 'Gatehouse could not be reached. What you typed is still here; try again.');

/** @param body the parsed body of an answer that was not a success; anything else than problem details becomes a plain sentence */
export function problemOf(status: number, body: unknown): Problem {
  const parts = isRecord(body) ? body : {};
  const detail =
    typeof parts.detail === 'string' ? parts.detail : 'Gatehouse gave an answer that this page does not understand. Try again.';
  const errors = Array.isArray(parts.errors) ? parts.errors.filter(isFieldProblem) : [];
  return new Problem(status, typeof parts.code === 'string' ? parts.code : '', detail, errors, parts);
}

/** @returns the sentence to show for anything that was thrown */
export function wordsOf(error: unknown): string {
  // By the time that somebody reads it they are asked to sign in, or have done so: what counts is that it was not done.
  if (error instanceof Problem && error.code === SIGN_IN_REQUIRED) return NOT_DONE;
  return error instanceof Problem ? error.message : 'This page failed. Reload it and try again.';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value.pointer === 'string' && typeof value.detail === 'string';
}
