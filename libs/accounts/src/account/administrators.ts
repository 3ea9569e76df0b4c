import type { Actor } from '@gatehouse/audit';
import { RoleRequired } from '@gatehouse/auth';
import type { EntityManager } from 'typeorm';

/**
 * The ids of the administrators who are not suspended, locked until the transaction ends: of two administrators who depose each
 * other at once, the second waits here and then finds itself no longer one.
 *
 * @throws {RoleRequired} when the actor is an account that is no administrator any more.
 */
export async function lockAdministrators(transaction: EntityManager, actor: Actor): Promise<string[]> {
  const rows: { id: string }[] = await transaction.query(
    `SELECT id FROM account WHERE role = 'administrator' AND suspended_at IS NULL ORDER BY id FOR UPDATE`,
  );
  const ids = rows.map(({ id }) => id);
  if (actor.kind === 'account' && !ids.includes(actor.id ?? '')) throw new RoleRequired(['administrator']);
  return ids;
}
