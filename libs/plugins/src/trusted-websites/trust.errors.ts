import { AppError } from '@gatehouse/platform';
import type { TrustState } from './trusted-website.entity.js';

/** One answer for codes that are unknown, expired, used or meant for another e-mail: nothing can be learned by trying. */
export class TrustCodeNotFound extends AppError {
  constructor() {
    super({
      code: 'trust_code_not_found',
      kind: 'not_found',
      detail:
        'This trust code is not valid for your account: it is unknown, used, or older than 15 minutes. Ask the website’s owner for a new one for your e-mail address.',
    });
  }
}

export class TooManyRedemptions extends AppError {
  constructor(limit: number, retryAfterSeconds: number) {
    super({
      code: 'redeem_limit_reached',
      kind: 'too_many',
      detail: `An account may try ${limit} trust codes an hour; try again in ${Math.ceil(retryAfterSeconds / 60)} minute(s).`,
      retryAfterSeconds,
    });
  }
}

export class AlreadyTrusted extends AppError {
  constructor() {
    super({
      code: 'already_trusted',
      kind: 'conflict',
      detail:
        'This website trusts your account already, or waits for its owner to confirm that; GET /api/trusted-websites shows which. The code was not used up.',
    });
  }
}

export class TrustedDeveloperNotFound extends AppError {
  constructor() {
    super({
      code: 'trusted_developer_not_found',
      kind: 'not_found',
      detail: 'There is no such developer on this website; GET …/trusted-developers lists them.',
    });
  }
}

export class TrustedWebsiteNotFound extends AppError {
  constructor() {
    super({
      code: 'trusted_website_not_found',
      kind: 'not_found',
      detail: 'There is no such website among those that trust you; GET /api/trusted-websites lists them.',
    });
  }
}

export class AccountNameMismatch extends AppError {
  constructor() {
    super({
      code: 'account_name_mismatch',
      kind: 'conflict',
      detail:
        'This is not the name of the account that redeemed the code. Compare name and e-mail in the list with the person you meant; if they differ, end this entry.',
      errors: [{ pointer: '/account_name', detail: 'This is not the name of the account that redeemed the code.' }],
    });
  }
}

export class TrustNotPending extends AppError {
  constructor(state: TrustState) {
    super({
      code: 'trust_not_pending',
      kind: 'conflict',
      detail:
        state === 'active' ? 'This developer has been confirmed already.' : 'This trust has ended; make a new trust code to begin again.',
      extensions: { state },
    });
  }
}

export class TrustEnded extends AppError {
  constructor() {
    super({ code: 'trust_ended', kind: 'conflict', detail: 'This trust has ended already; there is nothing left to end.' });
  }
}
