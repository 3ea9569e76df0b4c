import { AppError } from '../errors/app-error.js';

/** Too short, not random, or sent twice. */
export class IdempotencyKeyInvalid extends AppError {
  constructor(detail: string) {
    super({ code: 'idempotency_key_invalid', kind: 'invalid', detail });
  }
}

export class IdempotencyKeyReused extends AppError {
  constructor() {
    super({
      code: 'idempotency_key_reused',
      kind: 'conflict',
      detail:
        'This Idempotency-Key was sent within the last ten minutes with another body. Nothing was done; repeat the body exactly, or draw a new key for a new change.',
    });
  }
}

/** The change was made, and its answer cannot be shown again. */
export class AnswerNotKept extends AppError {
  constructor() {
    super({
      code: 'answer_not_kept',
      kind: 'conflict',
      detail:
        'This change was made by an earlier request with the same Idempotency-Key, and its answer is not shown again: the key in it was rolled, revoked or deleted since, or was made because another one had leaked. Look at the keys, and roll or rotate again if the secret did not reach you.',
    });
  }
}
