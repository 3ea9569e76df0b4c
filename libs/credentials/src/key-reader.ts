import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '@gatehouse/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { masked } from './credential-secret.js';
import type { Credential } from './credential.entity.js';
import type { KeyFlag, KeyView } from './key-view.dto.js';
import { stateAt } from './rotation/deadline.js';
import { graceView } from './rotation/grace-view.js';
import { scheduleOf } from './rotation/rotation-schedule.js';

/** A key nobody has acknowledged by then is flagged. */
const ACKNOWLEDGE_WITHIN_MS = DAY;

export interface KeyQuestion {
  readonly websiteId: string;
  readonly id?: string;
  readonly kind?: 'website' | 'user';
  readonly accountId?: string;
  /** Tombstones too. */
  readonly withDeleted?: boolean;
  /** What a page before ended with, in the order of the list: the newest first. */
  readonly before?: { readonly at: Date; readonly id: string } | null;
  readonly limit?: number;
}

type KeyRow = Pick<Credential, Exclude<keyof Credential, 'secretHash'>> & {
  readonly dailyLimit: number;
  readonly successorId: string | null;
  readonly accountName: string | null;
};

/** Website and user keys as they may be shown: the secret's hash is not even read. */
@Injectable()
export class KeyReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async find(question: KeyQuestion, manager: EntityManager = this.dataSource.manager): Promise<{ view: KeyView; at: Date }[]> {
    const { websiteId, id, kind, accountId, withDeleted = false, before, limit } = question;
    // The reverse order of pages: the cut is made at the millisecond that the cursor carries.
    const rows: KeyRow[] = await manager.query(
      `SELECT c.id, c.kind, c.name, c.state, c.secret_prefix AS "secretPrefix", c.secret_last_four AS "secretLastFour", c.account_id AS "accountId",
         c.roles, c.group_ids AS "groupIds", c.scopes, c.expires_at AS "expiresAt", c.allowed_addresses AS "allowedAddresses", c.allowed_in_url AS "allowedInUrl",
         c.contact_centre AS "contactCentre", c.viewable, c.claim_until AS "claimUntil", c.created_at AS "createdAt", c.created_by AS "createdBy", c.issued_at AS "issuedAt", c.acknowledged_at AS "acknowledgedAt",
         c.last_used_at AS "lastUsedAt", c.last_used_address AS "lastUsedAddress", c.revoked_at AS "revokedAt", c.revoke_reason AS "revokeReason",
         c.predecessor_id AS "predecessorId", c.retiring_since AS "retiringSince", c.grace_ends_at AS "graceEndsAt", c.ends,
         c.idle_end_days AS "idleEndDays", c.grace_uses AS "graceUses", c.last_used_agent AS "lastUsedAgent",
         c.may_rotate_itself AS "mayRotateItself", c.rotate_every_days AS "rotateEveryDays", c.rotate_at_hour AS "rotateAtHour",
         c.rotate_grace_days AS "rotateGraceDays", c.next_rotation_at AS "nextRotationAt",
         (SELECT s.id FROM credential s WHERE s.predecessor_id = c.id ORDER BY s.created_at DESC LIMIT 1) AS "successorId",
         (SELECT a.name FROM account a WHERE a.id = c.account_id) AS "accountName", q.daily_limit AS "dailyLimit"
       FROM credential c JOIN quota q ON q.holder_id = COALESCE(c.quota_holder_id, c.id)
       WHERE c.website_id = $1 AND ($2::uuid IS NULL OR c.id = $2) AND ($3::text IS NULL OR c.kind = $3) AND ($4::uuid IS NULL OR c.account_id = $4)
         AND ($5 OR CASE c.kind WHEN 'user' THEN c.state IN ('unclaimed', 'active', 'retiring') ELSE c.state <> 'deleted' END) AND ($6::timestamptz IS NULL OR (c.created_at, c.id) < ($6, $7::uuid))
       ORDER BY c.created_at DESC, c.id DESC LIMIT $8`,
      [websiteId, id ?? null, kind ?? null, accountId ?? null, withDeleted, before?.at ?? null, before?.id ?? null, limit ?? null],
    );
    return rows.map((row) => ({ view: this.view(row), at: row.createdAt }));
  }

  private view(row: KeyRow): KeyView {
    return {
      id: row.id,
      kind: row.kind === 'user' ? 'user' : 'website',
      name: row.name,
      state: stateAt(row, this.clock.now()),
      contact_centre: row.contactCentre,
      viewable: row.viewable,
      claim_until: row.state === 'unclaimed' ? iso(row.claimUntil) : null,
      masked_key: masked(row),
      account_id: row.accountId,
      account_name: row.accountName,
      roles: row.roles ?? [],
      groups: row.groupIds,
      scopes: row.scopes,
      expires_at: iso(row.expiresAt),
      allowed_addresses: row.allowedAddresses,
      allowed_in_url: row.allowedInUrl,
      daily_quota: row.dailyLimit,
      created_at: row.createdAt.toISOString(),
      created_by: row.createdBy,
      issued_at: iso(row.issuedAt),
      acknowledged_at: iso(row.acknowledgedAt),
      last_used_at: iso(row.lastUsedAt),
      last_used_address: row.lastUsedAddress,
      revoked_at: iso(row.revokedAt),
      revoke_reason: row.revokeReason,
      may_rotate_itself: row.mayRotateItself,
      schedule: scheduleView(row),
      predecessor_id: row.predecessorId,
      successor_id: row.successorId,
      grace: graceView(row),
      flags: this.flags(row),
    };
  }

  private flags({ kind, state, acknowledgedAt, issuedAt, expiresAt }: KeyRow): KeyFlag[] {
    if (state !== 'active') return [];
    const forgotten =
      kind === 'website' && acknowledgedAt === null && issuedAt !== null && issuedAt <= this.clock.after(-ACKNOWLEDGE_WITHIN_MS);
    return [...(forgotten ? (['not_acknowledged'] as const) : []), ...(this.isOver(expiresAt) ? (['expired'] as const) : [])];
  }

  private isOver(expiresAt: Date | null): boolean {
    return expiresAt !== null && expiresAt <= this.clock.now();
  }
}

function scheduleView(row: KeyRow): KeyView['schedule'] {
  const schedule = scheduleOf(row);
  if (schedule === null || row.nextRotationAt === null) return null;
  const { everyDays, atHour, graceDays } = schedule;
  return { every_days: everyDays, hour: atHour, grace_days: graceDays, next_rotation_at: row.nextRotationAt.toISOString() };
}

function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null;
}
