import type { EntityManager } from 'typeorm';
import type { PluginProgress } from './next-step.js';

const UNKNOWN: PluginProgress = { trust: 'none', developmentUsed: false, request: null, production: 'none', installs: 0 };

/**
 * How far plugins have come, in one look. It reads (and only reads) tables of slices that stand above this one: the alternative
 * would be an interface for each of them, for one sentence on a page.
 */
export async function progressOf(manager: EntityManager, pluginIds: readonly string[], now: Date): Promise<(id: string) => PluginProgress> {
  if (pluginIds.length === 0) return () => UNKNOWN;
  // A keypair and its successor live side by side while it rotates: `production` must not count on one row.
  const rows = await manager.query<(PluginProgress & { readonly id: string })[]>(
    `SELECT p.id,
       CASE WHEN EXISTS (SELECT 1 FROM trusted_website t WHERE t.account_id = p.account_id AND t.state = 'active' AND t.expires_at > $2) THEN 'active'
            WHEN EXISTS (SELECT 1 FROM trusted_website t WHERE t.account_id = p.account_id AND t.state = 'pending') THEN 'pending'
            ELSE 'none' END AS trust,
       EXISTS (SELECT 1 FROM credential c WHERE c.plugin_id = p.id AND c.environment = 'development' AND c.last_used_at IS NOT NULL) AS "developmentUsed",
       (SELECT r.state FROM scope_request r WHERE r.plugin_id = p.id ORDER BY r.created_at DESC, r.id LIMIT 1) AS request,
       CASE WHEN EXISTS (SELECT 1 FROM credential c WHERE c.plugin_id = p.id AND c.environment = 'production' AND c.state IN ('active', 'retiring')) THEN 'active'
            WHEN EXISTS (SELECT 1 FROM credential c WHERE c.plugin_id = p.id AND c.environment = 'production' AND c.state = 'unclaimed') THEN 'unclaimed'
            ELSE 'none' END AS production,
       (SELECT count(*)::int FROM install i WHERE i.plugin_id = p.id AND i.uninstalled_at IS NULL) AS installs
     FROM plugin p WHERE p.id = ANY($1)`,
    [pluginIds, now],
  );
  const progress = new Map(rows.map((row) => [row.id, row]));
  return (id) => progress.get(id) ?? UNKNOWN;
}
