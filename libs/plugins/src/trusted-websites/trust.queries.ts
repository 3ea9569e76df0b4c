import type { EntityManager } from 'typeorm';
import type { TrustedDeveloperView, TrustedWebsiteView } from './trust.dto.js';
import type { TrustEndReason, TrustState } from './trusted-website.entity.js';

interface TrustRow {
  readonly id: string;
  readonly state: TrustState;
  readonly redeemed_at: Date;
  readonly confirmed_at: Date | null;
  readonly expires_at: Date | null;
  readonly ended_at: Date | null;
  readonly end_reason: TrustEndReason | null;
  readonly website_id: string;
  readonly website_name: string;
  readonly website_domain: string;
  readonly account_id: string;
  readonly account_name: string;
  readonly account_email: string;
}

type Of = { readonly websiteId: string } | { readonly accountId: string } | { readonly id: string };

/** Trusts with the names of both sides, the newest first. */
export async function trustRows(
  manager: EntityManager,
  of: Of,
  before: { at: Date; id: string } | null = null,
  limit = 1,
): Promise<TrustRow[]> {
  const [column, value] =
    'websiteId' in of ? ['website_id', of.websiteId] : 'accountId' in of ? ['account_id', of.accountId] : ['id', of.id];
  return manager.query<TrustRow[]>(
    `SELECT t.id, t.state, t.redeemed_at, t.confirmed_at, t.expires_at, t.ended_at, t.end_reason,
       w.id AS website_id, w.name AS website_name, w.domain AS website_domain, a.id AS account_id, a.name AS account_name, a.email AS account_email
     FROM trusted_website t JOIN website w ON w.id = t.website_id JOIN account a ON a.id = t.account_id
     WHERE t.${column} = $1 AND ($2::timestamptz IS NULL OR (t.redeemed_at, t.id) < ($2, $3))
     ORDER BY t.redeemed_at DESC, t.id DESC LIMIT $4`,
    [value, before?.at ?? null, before?.id ?? null, limit],
  );
}

export function trustedDeveloperView(row: TrustRow, now: Date): TrustedDeveloperView {
  return { ...both(row, now), account_id: row.account_id, account_name: row.account_name, account_email: row.account_email };
}

export function trustedWebsiteView(row: TrustRow, now: Date): TrustedWebsiteView {
  return { ...both(row, now), website_id: row.website_id, website_name: row.website_name, website_domain: row.website_domain };
}

/** Expiry counts where it is read: a trust past its time has ended, also before the schedule has marked it. */
function both(row: TrustRow, now: Date): Omit<TrustedDeveloperView, 'account_id' | 'account_name' | 'account_email'> {
  const expired = row.state === 'active' && row.expires_at !== null && row.expires_at <= now;
  const endedAt = expired ? row.expires_at : row.ended_at;
  return {
    id: row.id,
    state: expired ? 'ended' : row.state,
    redeemed_at: row.redeemed_at.toISOString(),
    confirmed_at: row.confirmed_at?.toISOString() ?? null,
    expires_at: row.expires_at?.toISOString() ?? null,
    ended_at: endedAt?.toISOString() ?? null,
    end_reason: expired ? 'expired' : row.end_reason,
  };
}
