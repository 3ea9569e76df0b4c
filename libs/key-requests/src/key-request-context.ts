import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import type { PolicyFacts } from '@gatehouse/review';
import type { KeyRequest } from './key-request.entity.js';
import type { KeyRequestContext } from './key-request-screening.js';

interface Known {
  readonly accountSince: Date;
  readonly manages: boolean;
  readonly websiteSince: Date;
  readonly otherKeys: number;
}

/** Gathers what the screening knows beside the request, on the connection of its transaction. */
@Injectable()
export class KeyRequestContexts {
  constructor(private readonly clock: Clock) {}

  async of(manager: EntityManager, { websiteId, createdBy, keyId }: KeyRequest): Promise<KeyRequestContext> {
    const rows: Known[] = await manager.query(
      `SELECT a.created_at AS "accountSince", w.created_at AS "websiteSince",
         EXISTS (SELECT 1 FROM operator o WHERE o.website_id = w.id AND o.account_id = a.id AND o.role IN ('owner', 'administrator')) AS manages,
         (SELECT count(*)::int FROM credential c WHERE c.website_id = w.id AND c.contact_centre AND c.id IS DISTINCT FROM $3::uuid
            AND c.state IN ('unclaimed', 'active', 'retiring') AND (c.expires_at IS NULL OR c.expires_at > $4)) AS "otherKeys"
       FROM website w, account a WHERE w.id = $1 AND a.id = $2`,
      [websiteId, createdBy, keyId, this.clock.now()],
    );
    const known = rows[0];
    if (!known) throw new Error(`website ${websiteId} of a key request has no row`);
    return {
      now: this.clock.now(),
      askedBy: { accountAgeDays: this.daysSince(known.accountSince), manages: known.manages },
      websiteAgeDays: this.daysSince(known.websiteSince),
      otherKeys: known.otherKeys,
    };
  }

  /** What people decided about earlier requests of the same website. */
  async earlier(manager: EntityManager, { id, websiteId }: KeyRequest): Promise<PolicyFacts['earlier']> {
    const rows: PolicyFacts['earlier'][] = await manager.query(
      `SELECT count(*) FILTER (WHERE state = 'approved')::int AS approved, count(*) FILTER (WHERE state = 'rejected')::int AS denied
       FROM contact_centre_key_request WHERE website_id = $1 AND id <> $2`,
      [websiteId, id],
    );
    return rows[0] ?? { approved: 0, denied: 0 };
  }

  private daysSince(moment: Date): number {
    return Math.max(0, Math.floor((this.clock.now().getTime() - moment.getTime()) / DAY));
  }
}
