import { REALMS, type Realm } from '@gatehouse/auth';
import { defineJob } from '@gatehouse/platform';

/** Somebody signed up, or asked for another confirmation link. Which mail it becomes is decided by the account's state. */
export interface SignUpMail {
  readonly accountId: string;
  /** The sign-up made this account; false: it was there before. */
  readonly created: boolean;
}

export const signUpMail = defineJob<SignUpMail>({
  queue: 'mail',
  name: 'accounts.sign-up-mail',
  parse(payload) {
    const { accountId, created } = payload as Partial<SignUpMail>;
    if (typeof accountId !== 'string' || typeof created !== 'boolean') throw new Error('a sign-up mail needs accountId and created');
    return { accountId, created };
  },
});

/** Somebody forgot the password of an e-mail that may or may not have an account. */
export interface ForgottenMail {
  readonly realm: Realm;
  readonly email: string;
  /** Where the request came from, for the audit. */
  readonly address: string | null;
  readonly requestId: string | null;
}

export const forgottenMail = defineJob<ForgottenMail>({
  queue: 'mail',
  name: 'accounts.forgotten-mail',
  parse(payload) {
    const { realm, email, address, requestId } = payload as Partial<ForgottenMail>;
    const known = REALMS.find((one) => one === realm);
    if (known === undefined || typeof email !== 'string') throw new Error('a mail about a forgotten password needs realm and email');
    return { realm: known, email, address: address ?? null, requestId: requestId ?? null };
  },
});
