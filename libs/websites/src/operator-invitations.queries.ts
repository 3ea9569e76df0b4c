import type { EntityManager } from 'typeorm';
import type { OperatorRole } from './operator-roles.js';

export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly website_role: OperatorRole;
  readonly created_at: Date;
  readonly expires_at: Date;
}

const OPEN = `purpose = 'invite' AND used_at IS NULL`;

/** Invitations that can still be accepted, in the order in which they were sent. */
export async function openInvitations(
  manager: EntityManager,
  websiteId: string,
  now: Date,
  after: { at: Date; id: string } | null,
  limit: number,
): Promise<OpenInvitation[]> {
  return manager.query<OpenInvitation[]>(
    `SELECT id, email, website_role, created_at, expires_at FROM account_link
     WHERE website_id = $1 AND ${OPEN} AND expires_at > $2 AND ($3::timestamptz IS NULL OR (created_at, id) > ($3, $4))
     ORDER BY created_at, id LIMIT $5`,
    [websiteId, now, after?.at ?? null, after?.id ?? null, limit],
  );
}

export async function openInvitation(
  tx: EntityManager,
  websiteId: string,
  invitationId: string,
  now: Date,
): Promise<OpenInvitation | undefined> {
  const rows = await tx.query<OpenInvitation[]>(
    `SELECT id, email, website_role, created_at, expires_at FROM account_link
     WHERE id = $2 AND website_id = $1 AND ${OPEN} AND expires_at > $3 FOR UPDATE`,
    [websiteId, invitationId, now],
  );
  return rows[0];
}

/** Ends an invitation. Its row goes, as when a newer one replaces it: an acceptance that has just begun then finds nothing to use. */
export async function withdrawInvitation(tx: EntityManager, invitationId: string): Promise<void> {
  await tx.query(`DELETE FROM account_link WHERE id = $1 AND ${OPEN}`, [invitationId]);
}

/** Who may no longer give some roles leaves no open invitation to them behind. */
export async function withdrawInvitationsBy(
  tx: EntityManager,
  websiteId: string,
  accountId: string,
  roles: readonly OperatorRole[],
): Promise<void> {
  await tx.query(`DELETE FROM account_link WHERE website_id = $1 AND invited_by = $2 AND website_role = ANY($3) AND ${OPEN}`, [
    websiteId,
    accountId,
    roles,
  ]);
}
