/** What kind of refusal an error is; each HTTP app maps it to a status in one place. */
export type ErrorKind =
  'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'gone' | 'too_many' | 'too_large' | 'unavailable';

/** A problem of one field: `pointer` is a JSON pointer into the body (RFC 6901), `detail` a sentence. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

export interface AppErrorDetails {
  /** Stable, snake_case; part of the API. */
  readonly code: string;
  readonly kind: ErrorKind;
  /** Public: one sentence that says what is wrong and where to fix it. */
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
  /** Seconds after which a repeat may succeed; becomes `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** Public, structured extras of this error (for example the winner of a conflict). */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** For our own log only; never leaves the process. No secrets. */
  readonly internal?: Readonly<Record<string, unknown>>;
}

/**
 * The one error family of Gatehouse: everything that a caller can cause or must be told.
 * Slices subclass it in `<slice>.errors.ts`; anything else that is thrown is our own fault and answers 500.
 */
export class AppError extends Error {
  constructor(readonly details: AppErrorDetails) {
    super(details.detail);
    this.name = new.target.name;
  }
}

/** A body or parameter that does not fit its shape. */
export class InvalidInput extends AppError {
  constructor(errors: readonly FieldProblem[], detail = errors.map((error) => error.detail).join(' ')) {
    super({ code: 'invalid_data', kind: 'invalid', detail, errors });
  }
}
