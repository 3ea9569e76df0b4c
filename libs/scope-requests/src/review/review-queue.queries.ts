import type { PagePosition } from '@gatehouse/platform';
import type { ScopeMode } from '@gatehouse/scopes';
import type { EntityManager } from 'typeorm';
import type { ScopeRequestState } from '../requests/scope-request.state.js';

/** One request with what surrounds it, as a reviewer's list shows it. */
export interface ReviewRow {
  readonly id: string;
  readonly pluginId: string;
  readonly state: ScopeRequestState;
  readonly revision: number;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly queuedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly pluginName: string;
  readonly pluginDescription: string;
  readonly pluginUrn: string;
  readonly pluginCreatedAt: Date;
  readonly developerId: string;
  readonly developerName: string;
  readonly developerSince: Date;
  readonly findings: number;
  readonly pairs: readonly { readonly scope: string; readonly mode: ScopeMode }[];
}

const SELECT = `SELECT r.id, r.plugin_id AS "pluginId", r.state, r.revision, r.created_at AS "createdAt", r.submitted_at AS "submittedAt",
    r.queued_at AS "queuedAt", r.decided_at AS "decidedAt", r.decision_reason AS "decisionReason",
    p.name AS "pluginName", p.description AS "pluginDescription", p.urn AS "pluginUrn", p.created_at AS "pluginCreatedAt",
    a.id AS "developerId", a.name AS "developerName", a.created_at AS "developerSince",
    (SELECT count(*)::int FROM screening_finding f WHERE f.request_id = r.id AND f.revision = r.revision) AS findings,
    (SELECT json_agg(json_build_object('scope', q.scope, 'mode', q.mode) ORDER BY q.position) FROM requested_pair q WHERE q.request_id = r.id) AS pairs
  FROM scope_request r JOIN plugin p ON p.id = r.plugin_id JOIN account a ON a.id = p.account_id
  WHERE p.deleted_at IS NULL AND r.state <> 'draft'`;

/** What a list is sorted by: since when a request waits; since when it exists once (or while) it does not. */
export function waitsSince({ state, queuedAt, createdAt }: Pick<ReviewRow, 'state' | 'queuedAt' | 'createdAt'>): Date {
  return state === 'queued' && queuedAt ? queuedAt : createdAt;
}

/** In the order of `waitsSince`, the oldest first. */
export async function listForReview(
  manager: EntityManager,
  state: ScopeRequestState,
  after: PagePosition | null,
  limit: number,
): Promise<ReviewRow[]> {
  // Spelled out, so that the queue is read in the order of its partial index.
  const since = state === 'queued' ? 'r.queued_at' : 'r.created_at';
  const rows: ReviewRow[] = await manager.query(
    `${SELECT} AND r.state = $1 AND ($2::timestamptz IS NULL OR (${since}, r.id) > ($2, $3::uuid)) ORDER BY ${since}, r.id LIMIT $4`,
    [state, after?.at ?? null, after?.id ?? null, limit],
  );
  return rows;
}

export async function findForReview(manager: EntityManager, requestId: string): Promise<ReviewRow | null> {
  const rows: ReviewRow[] = await manager.query(`${SELECT} AND r.id = $1`, [requestId]);
  return rows[0] ?? null;
}
