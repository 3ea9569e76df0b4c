import { InvalidInput } from '@gatehouse/platform';
import type { ScopeRisk } from '@gatehouse/scopes';
import type { EntityManager } from 'typeorm';
import type { ReviewItem } from '../items/review-item.entity.js';
import { DUE_SOON_SHARE, type ReviewItemState, type SlaState } from '../items/review-item.state.js';

/** Which items; what is left out does not matter. */
export interface QueueFilter {
  readonly state: ReviewItemState;
  readonly risk?: ScopeRisk | undefined;
  readonly kind?: string | undefined;
  readonly plugin_id?: string | undefined;
  readonly website_id?: string | undefined;
  readonly developer_id?: string | undefined;
  readonly subject_id?: string | undefined;
  /** An account, `me` (told by `me`) or `none`. */
  readonly assignee?: string | undefined;
  readonly sla?: SlaState | undefined;
  /** Queued at least so long ago. */
  readonly older_than_hours?: number | undefined;
}

/** One item with the names around it. */
export interface QueueRow extends ReviewItem {
  readonly pluginName: string | null;
  readonly pluginUrn: string | null;
  readonly websiteName: string | null;
  readonly websiteDomain: string | null;
  readonly developerName: string;
  readonly developerSince: Date;
  readonly developerSuspended: boolean;
  readonly holderName: string | null;
  readonly assigneeName: string | null;
  /** Who gave a verdict that is not taken back. */
  readonly verdictBy: string[];
}

/** Where a page ended, in the order of the queue. */
export interface QueuePosition {
  readonly priority: number;
  readonly slaDeadline: Date;
  readonly id: string;
}

export const ITEM_COLUMNS = `i.id, i.kind, i.subject_id AS "subjectId", i.revision, i.title, i.plugin_id AS "pluginId", i.website_id AS "websiteId", i.account_id AS "accountId",
  i.risk, i.priority, i.need_eyes AS "needEyes", i.state, i.queued_at AS "queuedAt", i.sla_deadline AS "slaDeadline", i.leased_by AS "leasedBy",
  i.lease_until AS "leaseUntil", i.assignee, i.decided_at AS "decidedAt", i.decided_by AS "decidedBy", i.outcome, i.hold_until AS "holdUntil",
  i.effective_at AS "effectiveAt", i.closed_at AS "closedAt", i.appeal_of AS "appealOf", i.excluded`;
const AROUND = `p.name AS "pluginName", p.urn AS "pluginUrn", w.name AS "websiteName", w.domain AS "websiteDomain", d.name AS "developerName", d.created_at AS "developerSince",
  d.suspended_at IS NOT NULL AS "developerSuspended",
  h.name AS "holderName", s.name AS "assigneeName",
  ARRAY(SELECT v.reviewer_id::text FROM review_verdict v WHERE v.item_id = i.id AND v.taken_back_at IS NULL) AS "verdictBy"
  FROM review_item i JOIN account d ON d.id = i.account_id LEFT JOIN plugin p ON p.id = i.plugin_id LEFT JOIN website w ON w.id = i.website_id
  LEFT JOIN account h ON h.id = i.leased_by LEFT JOIN account s ON s.id = i.assignee`;
const ORDER = 'ORDER BY i.priority DESC, i.sla_deadline, i.id';

/** In the order of the queue: priority, then what is due first. The index `review_item_queue` has this order. */
export async function listItems(
  manager: EntityManager,
  filter: QueueFilter,
  at: { now: Date; me: string; after: QueuePosition | null; limit: number },
): Promise<QueueRow[]> {
  const { conditions, values } = conditionsOf(filter, at.now, at.me);
  if (at.after) {
    const [priority, deadline, id] = [at.after.priority, at.after.slaDeadline, at.after.id].map((value) => `$${values.push(value)}`);
    conditions.push(`(i.priority < ${priority} OR (i.priority = ${priority} AND (i.sla_deadline, i.id) > (${deadline}, ${id}::uuid)))`);
  }
  const rows: QueueRow[] = await manager.query(
    `SELECT ${ITEM_COLUMNS}, ${AROUND} WHERE ${conditions.join(' AND ')} ${ORDER} LIMIT $${values.push(at.limit)}`,
    values,
  );
  return rows;
}

/** Null also when its plugin was deleted. */
export async function findItem(manager: EntityManager, id: string): Promise<QueueRow | null> {
  const rows: QueueRow[] = await manager.query(`SELECT ${ITEM_COLUMNS}, ${AROUND} WHERE i.id = $1 AND p.deleted_at IS NULL`, [id]);
  return rows[0] ?? null;
}

/** Only these, in the order of the queue. */
export async function itemsById(manager: EntityManager, ids: readonly string[]): Promise<ReviewItem[]> {
  const rows: ReviewItem[] = await manager.query(`SELECT ${ITEM_COLUMNS} FROM review_item i WHERE i.id = ANY($1) ${ORDER}`, [ids]);
  return rows;
}

function conditionsOf(filter: QueueFilter, now: Date, me: string): { conditions: string[]; values: unknown[] } {
  const values: unknown[] = [filter.state];
  const conditions = ['i.state = $1', 'p.deleted_at IS NULL'];
  const add = (value: unknown, condition: (parameter: string) => string): void => {
    if (value !== undefined) conditions.push(condition(`$${values.push(value)}`));
  };
  add(filter.risk, (value) => `i.risk = ${value}`);
  add(filter.kind, (value) => `i.kind = ${value}`);
  add(filter.plugin_id, (value) => `i.plugin_id = ${value}`);
  add(filter.website_id, (value) => `i.website_id = ${value}`);
  add(filter.developer_id, (value) => `i.account_id = ${value}`);
  add(filter.subject_id, (value) => `i.subject_id = ${value}`);
  if (filter.assignee === 'none') conditions.push('i.assignee IS NULL');
  else add(filter.assignee === 'me' ? me : filter.assignee, (value) => `i.assignee = ${value}`);
  if (filter.older_than_hours !== undefined)
    add(new Date(now.getTime() - filter.older_than_hours * 3_600_000), (value) => `i.queued_at <= ${value}`);
  const soon = `i.queued_at + (i.sla_deadline - i.queued_at) * ${DUE_SOON_SHARE}`;
  switch (filter.sla) {
    case undefined:
      break;
    case 'ok':
      add(now, (value) => `${soon} > ${value}`);
      break;
    case 'due_soon':
      add(now, (value) => `${soon} <= ${value} AND i.sla_deadline > ${value}`);
      break;
    case 'overdue':
      add(now, (value) => `i.sla_deadline <= ${value}`);
      break;
  }
  return { conditions, values };
}

export function toQueueCursor({ priority, slaDeadline, id }: QueuePosition): string {
  return Buffer.from(`${priority}~${slaDeadline.getTime()}~${id}`).toString('base64url');
}

/** @throws {InvalidInput} when the cursor was not made by this list */
export function readQueueCursor(cursor: string | undefined): QueuePosition | null {
  if (cursor === undefined) return null;
  const match = /^(-?\d{1,9})~(\d{1,15})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    Buffer.from(cursor, 'base64url').toString('utf8'),
  );
  if (!match?.[1] || !match[2] || !match[3])
    throw new InvalidInput([{ pointer: '/cursor', detail: 'This cursor is not one of ours; leave it out to begin at the first page.' }]);
  return { priority: Number(match[1]), slaDeadline: new Date(Number(match[2])), id: match[3] };
}
