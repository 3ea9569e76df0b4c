import type { Principal } from '@gatehouse/auth';
import type { EntityManager } from 'typeorm';

/** What ties a reviewer to a plugin, so that they must not decide about it; administrators are no exception. */
type Tie = 'own_plugin' | 'operator_of_website';

interface TieRow {
  readonly plugin_id: string;
  readonly own: boolean;
  readonly operator: boolean;
}

/**
 * Why the reviewer must not decide about each of these plugins; plugins without a tie are not in the answer.
 * Tied is who owns the plugin, and who works, by a confirmed website account of the same e-mail, on a website that installed it or
 * trusts its developer. The tables are read here although later slices own them, because this must hold in the decision's transaction.
 */
export async function conflictsOfInterest(
  transaction: EntityManager,
  reviewer: Pick<Principal, 'accountId' | 'email'>,
  pluginIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows: TieRow[] = await transaction.query(
    `SELECT p.id AS plugin_id, p.account_id = $2 AS own, EXISTS (
       SELECT 1 FROM account a JOIN operator o ON o.account_id = a.id
       WHERE a.realm = 'website' AND lower(a.email) = lower($3) AND a.confirmed_at IS NOT NULL AND (
         EXISTS (SELECT 1 FROM install i WHERE i.website_id = o.website_id AND i.plugin_id = p.id AND i.uninstalled_at IS NULL)
         OR EXISTS (SELECT 1 FROM trusted_website t WHERE t.website_id = o.website_id AND t.account_id = p.account_id AND t.state <> 'ended')
       )
     ) AS operator
     FROM plugin p WHERE p.id = ANY($1)`,
    [pluginIds, reviewer.accountId, reviewer.email],
  );
  return new Map(
    rows.flatMap((row) => {
      const tie = tieOf(row);
      return tie === null ? [] : [[row.plugin_id, inWords(tie)] as const];
    }),
  );
}

function tieOf({ own, operator }: TieRow): Tie | null {
  if (own) return 'own_plugin';
  return operator ? 'operator_of_website' : null;
}

function inWords(tie: Tie): string {
  switch (tie) {
    case 'own_plugin':
      return 'The plugin belongs to your own account.';
    case 'operator_of_website':
      return 'Your e-mail address belongs to an operator of a website that installed the plugin or trusts its developer.';
  }
}
