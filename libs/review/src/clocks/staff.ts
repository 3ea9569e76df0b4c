import type { EntityManager } from 'typeorm';

export interface StaffMember {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'reviewer' | 'administrator';
}

/** Everybody of the staff who is active and is not the developer concerned. */
export async function staffExcept(manager: EntityManager, developerId: string): Promise<StaffMember[]> {
  const rows: StaffMember[] = await manager.query(
    `SELECT id AS "accountId", name, email, role FROM account
     WHERE realm = 'marketplace' AND role IN ('reviewer', 'administrator') AND confirmed_at IS NOT NULL AND suspended_at IS NULL AND id <> $1
     ORDER BY id`,
    [developerId],
  );
  return rows;
}

/** Whom to remind: the reviewers, or the administrators while there is no reviewer. Pure. */
export function reviewersOf(staff: readonly StaffMember[]): StaffMember[] {
  const reviewers = staff.filter(({ role }) => role === 'reviewer');
  return reviewers.length > 0 ? reviewers : [...staff];
}

/** Whom to escalate to: the administrators, or the reviewers where the only administrator is the developer. Pure. */
export function administratorsOf(staff: readonly StaffMember[]): StaffMember[] {
  const administrators = staff.filter(({ role }) => role === 'administrator');
  return administrators.length > 0 ? administrators : [...staff];
}
