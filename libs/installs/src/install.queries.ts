import type { PagePosition } from '@gatehouse/platform';
import type { ScopePair } from '@gatehouse/scopes';
import type { EntityManager } from 'typeorm';

/** A live install with both its sides and its consent. */
export interface InstallRow {
  readonly id: string;
  readonly installedAt: Date;
  readonly websiteId: string;
  readonly websiteName: string;
  readonly websiteDomain: string;
  readonly pluginId: string;
  readonly pluginName: string;
  readonly pluginDescription: string;
  readonly developerName: string;
  readonly consent: readonly ScopePair[];
  readonly grant: readonly ScopePair[];
}

const PAIRS = `json_agg(json_build_object('scope', scope, 'mode', mode) ORDER BY scope, mode)`;

const SELECT = `SELECT i.id, i.installed_at AS "installedAt", w.id AS "websiteId", w.name AS "websiteName", w.domain AS "websiteDomain",
    p.id AS "pluginId", p.name AS "pluginName", p.description AS "pluginDescription", a.name AS "developerName",
    coalesce((SELECT ${PAIRS} FROM consented_pair c WHERE c.install_id = i.id), '[]') AS consent,
    coalesce((SELECT ${PAIRS} FROM granted_pair g WHERE g.plugin_id = p.id), '[]') AS grant
  FROM install i JOIN website w ON w.id = i.website_id JOIN plugin p ON p.id = i.plugin_id JOIN account a ON a.id = p.account_id
  WHERE i.uninstalled_at IS NULL AND p.deleted_at IS NULL`;

/** The oldest install first. */
export async function listInstalls(
  manager: EntityManager,
  of: { websiteId: string } | { pluginId: string },
  after: PagePosition | null,
  limit: number,
): Promise<InstallRow[]> {
  const [column, id] = 'websiteId' in of ? ['i.website_id', of.websiteId] : ['i.plugin_id', of.pluginId];
  const rows: InstallRow[] = await manager.query(
    `${SELECT} AND ${column} = $1 AND ($2::timestamptz IS NULL OR (i.installed_at, i.id) > ($2, $3::uuid)) ORDER BY i.installed_at, i.id LIMIT $4`,
    [id, after?.at ?? null, after?.id ?? null, limit],
  );
  return rows;
}

export async function findInstall(manager: EntityManager, installId: string): Promise<InstallRow | null> {
  const rows: InstallRow[] = await manager.query(`${SELECT} AND i.id = $1`, [installId]);
  return rows[0] ?? null;
}

/** A website on which somebody may install a plugin, and what it agreed to there; `installId` is null where it is not installed. */
export interface InstallableRow {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly installId: string | null;
  readonly consent: readonly ScopePair[];
}

/** The websites that the account owns or administers. */
export async function listInstallable(manager: EntityManager, accountId: string, pluginId: string): Promise<InstallableRow[]> {
  const rows: InstallableRow[] = await manager.query(
    `SELECT w.id, w.name, w.domain, i.id AS "installId",
       coalesce((SELECT ${PAIRS} FROM consented_pair c WHERE c.install_id = i.id), '[]') AS consent
     FROM operator o JOIN website w ON w.id = o.website_id
     LEFT JOIN install i ON i.website_id = w.id AND i.plugin_id = $2 AND i.uninstalled_at IS NULL
     WHERE o.account_id = $1 AND o.role IN ('owner', 'administrator') ORDER BY w.name, w.id LIMIT 500`,
    [accountId, pluginId],
  );
  return rows;
}
