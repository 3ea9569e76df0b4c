import type { Principal } from '@gatehouse/auth';
import type { EntityManager } from 'typeorm';

export type Reviewer = Pick<Principal, 'accountId' | 'email' | 'role' | 'name'>;

interface TieRow {
  readonly id: string;
  readonly own: boolean;
  readonly operator: boolean;
}

/**
 * Why the reviewer must not decide each of these items, administrators included; items without a tie are not in the answer.
 * Tied is who asked (by the account, or by another of the same e-mail), whose plugin it is, and who works, by a confirmed website account
 * of the same e-mail, on the website that it is about, or on one that installed the plugin or trusts its developer. Tables of other slices are read (and only read) here, because this must
 * hold in the transaction of the decision.
 */
export async function conflictsOfInterest(
  manager: EntityManager,
  reviewer: Pick<Reviewer, 'accountId' | 'email'>,
  itemIds: readonly string[],
): Promise<Map<string, string>> {
  const rows: TieRow[] = await manager.query(
    `WITH site AS MATERIALIZED (
       SELECT o.website_id FROM account a JOIN operator o ON o.account_id = a.id
       WHERE a.realm = 'website' AND lower(a.email) = lower($3) AND a.confirmed_at IS NOT NULL)
     SELECT i.id, i.account_id = $2 OR lower(d.email) = lower($3) OR coalesce(p.account_id = $2, false) AS own,
       EXISTS (SELECT 1 FROM site s WHERE s.website_id = i.website_id)
       OR EXISTS (SELECT 1 FROM install n JOIN site s ON s.website_id = n.website_id WHERE n.plugin_id = p.id AND n.uninstalled_at IS NULL)
       OR EXISTS (SELECT 1 FROM trusted_website t JOIN site s ON s.website_id = t.website_id
                  WHERE t.account_id = i.account_id AND t.state <> 'ended') AS operator
     FROM review_item i JOIN account d ON d.id = i.account_id LEFT JOIN plugin p ON p.id = i.plugin_id WHERE i.id = ANY($1)`,
    [itemIds, reviewer.accountId, reviewer.email],
  );
  const refusals = new Map<string, string>();
  for (const { id, own, operator } of rows)
    if (own) refusals.set(id, 'You asked for it yourself, or the plugin belongs to your own account.');
    else if (operator)
      refusals.set(
        id,
        'Your e-mail address belongs to an operator of a website that is concerned: it is about this website, or the website installed the plugin or trusts its developer.',
      );
  return refusals;
}

/** Everybody who could decide the item: active, confirmed staff without a tie to it. Exclusions by an appeal are not counted. */
export async function staffWithoutTie(manager: EntityManager, itemId: string): Promise<{ id: string; role: string }[]> {
  const rows: { id: string; role: string }[] = await manager.query(
    `SELECT s.id, s.role FROM account s, review_item i JOIN account d ON d.id = i.account_id LEFT JOIN plugin p ON p.id = i.plugin_id
     WHERE i.id = $1 AND s.realm = 'marketplace' AND s.role IN ('reviewer', 'administrator')
       AND s.confirmed_at IS NOT NULL AND s.suspended_at IS NULL AND lower(s.email) <> lower(d.email) AND s.id IS DISTINCT FROM p.account_id
       AND NOT EXISTS (
         SELECT 1 FROM account a JOIN operator o ON o.account_id = a.id
         WHERE a.realm = 'website' AND lower(a.email) = lower(s.email) AND a.confirmed_at IS NOT NULL AND (
           o.website_id = i.website_id
           OR EXISTS (SELECT 1 FROM install n WHERE n.website_id = o.website_id AND n.plugin_id = p.id AND n.uninstalled_at IS NULL)
           OR EXISTS (SELECT 1 FROM trusted_website t WHERE t.website_id = o.website_id AND t.account_id = i.account_id AND t.state <> 'ended')))`,
    [itemId],
  );
  return rows;
}
