import { AppError } from '@gatehouse/platform';

export class KeyNotFound extends AppError {
  constructor() {
    super({
      code: 'key_not_found',
      kind: 'not_found',
      detail: 'This website has no such key; GET /api/websites/{website_id}/keys lists those that it has.',
    });
  }
}

export class KeyNameTaken extends AppError {
  constructor() {
    super({
      code: 'key_name_taken',
      kind: 'conflict',
      detail:
        'A key of this website has that name already (capital letters make no difference). Choose another name, or delete the other key first.',
    });
  }
}

export class KeyDeleted extends AppError {
  constructor() {
    super({
      code: 'key_deleted',
      kind: 'conflict',
      detail: 'This key was deleted: it is refused for good, and only its name is left for the audit.',
    });
  }
}

export class KeyEnded extends AppError {
  constructor() {
    super({
      code: 'key_ended',
      kind: 'conflict',
      detail:
        'This key has expired or was revoked and is refused for good; it can only be deleted. Its successor, if it has one, stands above it in the list.',
    });
  }
}

export class UserKeyExists extends AppError {
  constructor() {
    super({
      code: 'user_key_exists',
      kind: 'conflict',
      detail: 'This operator has a user key already, and an operator has one. Roll it to get a new value, or revoke it first.',
    });
  }
}

export class NoUserKey extends AppError {
  constructor() {
    super({
      code: 'user_key_not_found',
      kind: 'not_found',
      detail: 'This operator has no user key; POST …/operators/{account_id}/key issues one.',
    });
  }
}

export class KeyAlreadyClaimed extends AppError {
  constructor() {
    super({
      code: 'already_claimed',
      kind: 'conflict',
      detail: 'This key has been claimed, and its secret was shown once. If it is lost, delete the key and ask for a new one.',
    });
  }
}

/** Approved, and not claimed in time. */
export class KeyClaimLapsed extends AppError {
  constructor() {
    super({
      code: 'claim_lapsed',
      kind: 'conflict',
      detail: 'This key was not claimed within 30 days of its approval, or before it expired, and has lapsed. Ask for a new one.',
    });
  }
}
