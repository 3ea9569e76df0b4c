import type { EntityManager } from 'typeorm';
import { Operator, type Availability } from './operator.entity.js';
import type { OperatorRole } from './operator-roles.js';
import { Website } from './website.entity.js';
import { WebsiteNotFound } from './websites.errors.js';

export interface OperatorRow {
  readonly account_id: string;
  readonly name: string;
  readonly email: string;
  readonly role: OperatorRole;
  readonly group_id: string | null;
  readonly availability: Availability;
  readonly availability_since: Date;
  readonly created_at: Date;
}

const SELECT_OPERATOR = `SELECT o.account_id, a.name, a.email, o.role, o.group_id, o.availability, o.availability_since, o.created_at
  FROM operator o JOIN account a ON a.id = o.account_id WHERE o.website_id = $1`;

/** Operators with their names, in the order in which they came. */
export async function operatorsAfter(
  manager: EntityManager,
  websiteId: string,
  after: { at: Date; id: string } | null,
  limit: number,
  search?: string,
): Promise<OperatorRow[]> {
  const pattern = search === undefined ? null : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return manager.query<OperatorRow[]>(
    `${SELECT_OPERATOR} AND ($2::timestamptz IS NULL OR (o.created_at, o.account_id) > ($2, $3))
     AND ($5::text IS NULL OR a.name ILIKE $5 OR a.email ILIKE $5) ORDER BY o.created_at, o.account_id LIMIT $4`,
    [websiteId, after?.at ?? null, after?.id ?? null, limit, pattern],
  );
}

export async function operatorRow(manager: EntityManager, websiteId: string, accountId: string): Promise<OperatorRow | undefined> {
  const rows = await manager.query<OperatorRow[]>(`${SELECT_OPERATOR} AND o.account_id = $2`, [websiteId, accountId]);
  return rows[0];
}

/**
 * The operators of a website, held still until the transaction ends: every change of membership takes the website's row first, so
 * that two owners who leave at once follow each other and the second one sees that it is the last. (Not FOR UPDATE: whoever only
 * refers to the website, as the acceptance of an invitation does, need not wait, and so cannot deadlock with us.)
 *
 * @throws {WebsiteNotFound}
 */
export async function lockOperators(tx: EntityManager, websiteId: string): Promise<Operator[]> {
  const website = await tx.findOne(Website, { where: { id: websiteId }, select: { id: true }, lock: { mode: 'for_no_key_update' } });
  if (!website) throw new WebsiteNotFound();
  return tx.findBy(Operator, { websiteId });
}
