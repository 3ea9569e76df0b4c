import type { EntityManager } from 'typeorm';

/** Who is in a group. Keys: those that work, or will after a claim. */
export interface GroupUsers {
  readonly operators: readonly { readonly account_id: string; readonly name: string }[];
  readonly keys: readonly { readonly key_id: string; readonly name: string }[];
}

export async function usersOf(manager: EntityManager, websiteId: string, groupId: string): Promise<GroupUsers> {
  return {
    operators: await manager.query<GroupUsers['operators'][number][]>(
      `SELECT o.account_id, a.name FROM operator o JOIN account a ON a.id = o.account_id
       WHERE o.website_id = $1 AND o.group_id = $2 ORDER BY a.name, o.account_id`,
      [websiteId, groupId],
    ),
    keys: await manager.query<GroupUsers['keys'][number][]>(
      `SELECT id AS key_id, COALESCE(name, '') AS name FROM credential
       WHERE website_id = $1 AND $2 = ANY(group_ids) AND state IN ('unclaimed', 'active', 'retiring') ORDER BY name, id`,
      [websiteId, groupId],
    ),
  };
}

/** Puts everybody who is in one group into another; tombstones of keys keep what they had. */
export async function moveUsers(tx: EntityManager, websiteId: string, from: string, to: string): Promise<void> {
  await tx.query('UPDATE operator SET group_id = $3 WHERE website_id = $1 AND group_id = $2', [websiteId, from, to]);
  await tx.query(
    `UPDATE credential SET group_ids = array_append(array_remove(array_remove(group_ids, $2), $3), $3)
     WHERE website_id = $1 AND $2 = ANY(group_ids) AND state IN ('unclaimed', 'active', 'retiring')`,
    [websiteId, from, to],
  );
}
