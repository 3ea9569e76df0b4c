import { AppError } from '@gatehouse/platform';
import type { WholeRequestState } from '@gatehouse/review';

export class KeyRequestNotFound extends AppError {
  constructor() {
    super({
      code: 'key_request_not_found',
      kind: 'not_found',
      detail: 'There is no such request for a contact-centre key here; GET …/contact-centre-key-requests lists those there are.',
    });
  }
}

export class KeyRequestOpen extends AppError {
  constructor() {
    super({
      code: 'key_request_open',
      kind: 'conflict',
      detail: 'The website has a request for a contact-centre key that is not decided yet; withdraw it first, or wait for its decision.',
    });
  }
}

export class KeyRequestRefused extends AppError {
  constructor(state: WholeRequestState) {
    super({
      code: 'wrong_state',
      kind: 'conflict',
      detail: `The request for a contact-centre key is ${state.replace('_', ' ')}; this is not possible any more.`,
      extensions: { state },
    });
  }
}

export class KeyRequestAppealed extends AppError {
  constructor() {
    super({
      code: 'already_appealed',
      kind: 'conflict',
      detail: 'This decision was appealed against once, or is itself that of an appeal; make a new request.',
    });
  }
}
