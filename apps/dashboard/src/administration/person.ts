import type { Shape } from '../api/client.js';
import type { MARKETPLACE_ROLES } from './people-search.js';

export type Account = Shape<'AccountView'>;
export type Role = (typeof MARKETPLACE_ROLES)[number];

/** What is to happen to whom: another role, or (without one) a suspension. */
export interface Asked {
  readonly account: Account;
  readonly role: Role | null;
}
