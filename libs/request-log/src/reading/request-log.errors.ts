import { AppError } from '@gatehouse/platform';

export class RequestNotFound extends AppError {
  constructor() {
    super({
      code: 'request_not_found',
      kind: 'not_found',
      detail:
        'There is no such request among those with a credential of yours. Take the Request-Id from the answer of the REST API; it can be looked up a second later, and for as long as the log is kept.',
    });
  }
}
