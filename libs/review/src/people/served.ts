import type { AppError } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import type { ReviewItem } from '../items/review-item.entity.js';
import { DeveloperSuspended, ReviewItemNotFound } from '../review.errors.js';

/**
 * Of which items the decision cannot take effect, and why: the plugin was deleted, or the developer's account is suspended. Both are held
 * until the commit, so that nothing is given to one that is deleted or suspended at this very moment.
 */
export async function refusalsToServe(transaction: EntityManager, items: readonly ReviewItem[]): Promise<Map<string, AppError>> {
  const plugins: { id: string }[] = await transaction.query(
    'SELECT id FROM plugin WHERE id = ANY($1) AND deleted_at IS NULL ORDER BY id FOR SHARE',
    [items.flatMap(({ pluginId }) => pluginId ?? [])],
  );
  const accounts: { id: string }[] = await transaction.query(
    'SELECT id FROM account WHERE id = ANY($1) AND suspended_at IS NULL ORDER BY id FOR SHARE',
    [[...new Set(items.map(({ accountId }) => accountId))]],
  );
  const [living, active] = [new Set(plugins.map(({ id }) => id)), new Set(accounts.map(({ id }) => id))];
  const refusals = new Map<string, AppError>();
  for (const { id, pluginId, accountId } of items)
    if (pluginId !== null && !living.has(pluginId)) refusals.set(id, new ReviewItemNotFound());
    else if (!active.has(accountId)) refusals.set(id, new DeveloperSuspended());
  return refusals;
}

/** Those of the items whose developer's account is suspended: for lists, without holding anything. */
export async function ofSuspended(manager: EntityManager, items: readonly Pick<ReviewItem, 'id' | 'accountId'>[]): Promise<Set<string>> {
  const rows: { id: string }[] = await manager.query('SELECT id FROM account WHERE id = ANY($1) AND suspended_at IS NOT NULL', [
    [...new Set(items.map(({ accountId }) => accountId))],
  ]);
  const suspended = new Set(rows.map(({ id }) => id));
  return new Set(items.filter(({ accountId }) => suspended.has(accountId)).map(({ id }) => id));
}
