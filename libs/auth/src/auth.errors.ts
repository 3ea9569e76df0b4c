import { AppError } from '@gatehouse/platform';
import type { AccountRole, Realm } from './principal.js';

export class SignInRequired extends AppError {
  constructor(realm: Realm | 'any') {
    const where =
      realm === 'website' ? 'the website console (POST /api/website/sign-in)' : 'the marketplace (POST /api/marketplace/sign-in)';
    super({ code: 'sign_in_required', kind: 'unauthenticated', detail: `Sign in at ${where} first; the session may have ended.` });
  }
}

export class EmailNotConfirmed extends AppError {
  constructor() {
    super({
      code: 'email_not_confirmed',
      kind: 'forbidden',
      detail: 'Confirm your e-mail address first: open the link that was mailed to you, or sign up again to get a new one.',
    });
  }
}

export class RoleRequired extends AppError {
  constructor(roles: readonly AccountRole[]) {
    super({
      code: 'role_required',
      kind: 'forbidden',
      detail: `Only an account with the role ${roles.join(' or ')} may do this; an administrator can give it to you.`,
    });
  }
}

export class CrossSiteRequest extends AppError {
  constructor(detail: string) {
    super({ code: 'cross_site_request', kind: 'forbidden', detail });
  }
}
