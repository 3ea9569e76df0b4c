import { AppError } from '@gatehouse/platform';

export class JobNotFailing extends AppError {
  constructor() {
    super({
      code: 'job_not_failing',
      kind: 'not_found',
      detail: 'No unfinished job with an error has this id; it may have been done meanwhile. Load the list again.',
    });
  }
}

export class QueuesAway extends AppError {
  constructor(cause: unknown) {
    super({
      code: 'queues_unavailable',
      kind: 'unavailable',
      detail:
        'The queues are out of reach for the moment. No job is lost: each is kept in the database until it is done. Try again shortly.',
      retryAfterSeconds: 5,
      internal: { cause: String(cause) },
    });
  }
}
