/** The two worlds of accounts. An account of one gives no access to the other. */
export const REALMS = ['marketplace', 'website'] as const;
export type Realm = (typeof REALMS)[number];

/** What an account may do at the marketplace; every website account is a `member` (its roles are per website). */
export type AccountRole = 'developer' | 'reviewer' | 'administrator' | 'member';

/** The signed-in person behind a control-plane request. */
export interface Principal {
  readonly accountId: string;
  readonly realm: Realm;
  readonly role: AccountRole;
  readonly email: string;
  readonly name: string;
  readonly sessionId: string;
  /** The e-mail has been confirmed. */
  readonly confirmed: boolean;
}
