import { randomUUID } from 'node:crypto';
import type { AccountRole, Realm } from '@gatehouse/auth';
import { randomBase62 } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import { Account } from './account.entity.js';
import { slugOf } from './account-text.js';

export interface NewAccount {
  readonly realm: Realm;
  readonly email: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly passwordHash: string;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
}

/**
 * Inserts the account unless the e-mail has one; then that one stays as it is.
 * Both cases are the same two statements, and two at once make one account.
 */
export async function insertAccount(transaction: EntityManager, account: NewAccount): Promise<{ account: Account; created: boolean }> {
  const id = randomUUID();
  await transaction.query(
    `INSERT INTO account (id, realm, email, name, slug, password_hash, role, created_at, confirmed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (realm, email) DO NOTHING`,
    [
      id,
      account.realm,
      account.email,
      account.name,
      slugOf(account.name, randomBase62(8)),
      account.passwordHash,
      account.role,
      account.createdAt,
      account.confirmedAt,
    ],
  );
  const stored = await transaction.findOneByOrFail(Account, { realm: account.realm, email: account.email });
  return { account: stored, created: stored.id === id };
}

/** What an account is by its own sign-up. */
export function firstRole(realm: Realm): AccountRole {
  return realm === 'website' ? 'member' : 'developer';
}
