import { AppError } from '@gatehouse/platform';

export class AccountNotFound extends AppError {
  constructor() {
    super({ code: 'account_not_found', kind: 'not_found', detail: 'There is no such account; GET /api/marketplace/accounts lists them.' });
  }
}

/** One answer for an unknown e-mail and a wrong password. */
export class SignInFailed extends AppError {
  constructor() {
    super({
      code: 'sign_in_failed',
      kind: 'unauthenticated',
      detail: 'The e-mail and the password do not belong together; check both, or ask for a new password at /forgot-password.',
    });
  }
}

/** Told only to somebody who knows the password. */
export class AccountSuspended extends AppError {
  constructor() {
    super({
      code: 'account_suspended',
      kind: 'forbidden',
      detail: 'This account is suspended; write to the administrator of this marketplace to have it reinstated.',
    });
  }
}

export class TooManyAttempts extends AppError {
  constructor(retryAfterSeconds: number, what = 'There were too many attempts from your network') {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    super({
      code: 'too_many_attempts',
      kind: 'too_many',
      detail: `${what}; try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`,
      retryAfterSeconds,
    });
  }
}

/** Too many passwords are being hashed at once. */
export class TooBusy extends AppError {
  constructor() {
    super({
      code: 'try_again',
      kind: 'unavailable',
      detail: 'Too many people sign in or up at this moment; nothing was changed. Try again in a second.',
      retryAfterSeconds: 1,
    });
  }
}

export class WeakPassword extends AppError {
  constructor(pointer: string, detail: string) {
    super({ code: 'weak_password', kind: 'invalid', detail, errors: [{ pointer, detail }] });
  }
}

export class WrongPassword extends AppError {
  constructor(pointer: string) {
    const detail = 'This is not your present password; if you do not know it, ask for a new one at /forgot-password.';
    super({ code: 'wrong_password', kind: 'forbidden', detail, errors: [{ pointer, detail }] });
  }
}

/** The session is good, and too old for what was asked. */
export class FreshSignInRequired extends AppError {
  constructor() {
    super({
      code: 'fresh_sign_in_required',
      kind: 'forbidden',
      detail:
        'Give your password again first, by POST /api/{realm}/session/confirm; this works for ten minutes after that, or after a sign-in.',
    });
  }
}

export class PasswordChangedMeanwhile extends AppError {
  constructor() {
    super({
      code: 'password_changed_meanwhile',
      kind: 'conflict',
      detail: 'The password was changed at the same moment from elsewhere; sign in again and look at your sessions.',
    });
  }
}

/** Unknown, expired and replaced links look alike: nobody can learn from the answer what was ever issued. */
export class LinkInvalidOrExpired extends AppError {
  constructor() {
    super({
      code: 'link_invalid_or_expired',
      kind: 'gone',
      detail: 'This link is not valid, has expired, or was replaced by a newer one; ask for a new mail and use the latest.',
    });
  }
}

export class LinkUsed extends AppError {
  constructor() {
    super({ code: 'link_used', kind: 'gone', detail: 'This link has been used already; what it was for is done, so simply sign in.' });
  }
}

export class AlreadyConfirmed extends AppError {
  constructor() {
    super({
      code: 'already_confirmed',
      kind: 'conflict',
      detail: 'Your e-mail address is confirmed already; there is nothing left to do.',
    });
  }
}

export class SessionNotFound extends AppError {
  constructor() {
    super({ code: 'session_not_found', kind: 'not_found', detail: 'You have no such session; it may have ended by itself.' });
  }
}

export class AlreadySuspended extends AppError {
  constructor() {
    super({ code: 'already_suspended', kind: 'conflict', detail: 'This account is suspended already; reinstate it to end that.' });
  }
}

export class NotSuspended extends AppError {
  constructor() {
    super({ code: 'not_suspended', kind: 'conflict', detail: 'This account is not suspended; there is nothing to reinstate.' });
  }
}

export class CannotSuspendYourself extends AppError {
  constructor() {
    super({
      code: 'cannot_suspend_yourself',
      kind: 'conflict',
      detail: 'You cannot suspend your own account; ask another administrator to do it.',
    });
  }
}

export class LastAdministrator extends AppError {
  constructor() {
    super({
      code: 'last_administrator',
      kind: 'conflict',
      detail: 'This is the last administrator; make another account administrator first (PATCH /api/marketplace/accounts/:id).',
    });
  }
}

export class RoleChangedMeanwhile extends AppError {
  constructor() {
    super({ code: 'role_changed_meanwhile', kind: 'conflict', detail: 'The role was changed at the same moment; look at it again.' });
  }
}

export class EmailTaken extends AppError {
  constructor(email: string) {
    super({
      code: 'email_taken',
      kind: 'conflict',
      detail: `${email} has an account already, which was left as it is; an administrator changes its role with PATCH /api/marketplace/accounts/:id.`,
    });
  }
}
