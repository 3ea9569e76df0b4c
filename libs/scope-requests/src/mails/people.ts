import type { EntityManager } from 'typeorm';

export interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
}

/** Whose plugin it is, and what it is called. */
export interface PluginOwner extends Person {
  readonly pluginName: string;
  /** Nothing is given to a suspended account. */
  readonly suspended: boolean;
}

/** @throws when there is no such plugin: a request always has one. */
export async function ownerOf(transaction: EntityManager, pluginId: string): Promise<PluginOwner> {
  return (await ownersOf(transaction, [pluginId]))(pluginId);
}

/** The owner of each of these plugins. */
export async function ownersOf(transaction: EntityManager, pluginIds: readonly string[]): Promise<(pluginId: string) => PluginOwner> {
  const rows: (PluginOwner & { pluginId: string })[] = await transaction.query(
    `SELECT p.id AS "pluginId", a.id AS "accountId", a.name, a.email, p.name AS "pluginName", a.suspended_at IS NOT NULL AS suspended
     FROM plugin p JOIN account a ON a.id = p.account_id WHERE p.id = ANY($1)`,
    [pluginIds],
  );
  const owners = new Map(rows.map((row) => [row.pluginId, row]));
  return (pluginId) => {
    const owner = owners.get(pluginId);
    if (!owner) throw new Error(`plugin ${pluginId} of a scope request has no row`);
    return owner;
  };
}

/** Everybody who can review, each once: the reviewers, or the administrators while there is no reviewer. The developer is left out. */
export async function reviewersFor(transaction: EntityManager, developerId: string): Promise<Person[]> {
  const staff: (Person & { role: string })[] = await transaction.query(
    `SELECT id AS "accountId", name, email, role FROM account
     WHERE realm = 'marketplace' AND role IN ('reviewer', 'administrator') AND confirmed_at IS NOT NULL AND suspended_at IS NULL AND id <> $1
     ORDER BY id`,
    [developerId],
  );
  const reviewers = staff.filter(({ role }) => role === 'reviewer');
  return reviewers.length > 0 ? reviewers : staff;
}
