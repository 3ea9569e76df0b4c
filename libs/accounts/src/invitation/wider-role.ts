import type { AccountRole } from '@gatehouse/auth';

const RANK: Readonly<Record<AccountRole, number>> = { member: 0, developer: 1, reviewer: 2, administrator: 3 };

/** An invitation gives, it never takes away: of two roles the one that may do more. */
export function widerRole(present: AccountRole, offered: AccountRole): AccountRole {
  return RANK[offered] > RANK[present] ? offered : present;
}
