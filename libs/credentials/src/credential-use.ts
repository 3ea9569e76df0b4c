import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@gatehouse/audit';
import { Clock, MINUTE, utcDay } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import type { CredentialState } from './credential.entity.js';

/** What the caller has read of a credential that is being used. */
export interface UsedCredential {
  readonly identifier: string;
  readonly kind: 'plugin' | 'website' | 'user';
  readonly state: CredentialState;
  readonly lastUsedAt: Date | null;
  readonly retiringSince: Date | null;
  /** The old one that ends when this one is first used; null: there is none (any more). */
  readonly endsOnUse: string | null;
}

export interface UsedFrom {
  readonly address: string;
  readonly userAgent: string | null;
  readonly requestId: string;
}

const LONGEST_AGENT = 200;

/**
 * What a use leaves behind: when and from where, at most once a minute; of a retiring credential each single one, so that its owner sees who
 * still uses it. The first use of a successor ends its predecessor, before the request is answered.
 */
@Injectable()
export class CredentialUse {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async note(used: UsedCredential, from: UsedFrom): Promise<void> {
    if (used.endsOnUse !== null) await this.endPredecessor(used, used.endsOnUse, from);
    if (used.state === 'retiring') await this.count(used, from);
    else if (this.isDue(used.lastUsedAt)) await this.record(used.identifier, from.address);
  }

  /** The condition is repeated here, so that of many requests in the same moment one writes. */
  async record(identifier: string, address: string): Promise<void> {
    await this.dataSource.query(
      'UPDATE credential SET last_used_at = $2, last_used_address = $3 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $4)',
      [identifier, this.clock.now(), address, this.clock.after(-MINUTE)],
    );
  }

  /** Whether a use now would be worth a write, by what the caller has read. */
  private isDue(lastUsedAt: Date | null): boolean {
    return lastUsedAt === null || lastUsedAt <= this.clock.after(-MINUTE);
  }

  private async count({ identifier, lastUsedAt, retiringSince }: UsedCredential, { address, userAgent }: UsedFrom): Promise<void> {
    const now = this.clock.now();
    await this.dataSource.query(
      `UPDATE credential SET grace_uses = grace_uses + 1, last_used_at = $2, last_used_address = $3, last_used_agent = $4
       WHERE id = $1 AND state = 'retiring'`,
      [identifier, now, address, userAgent === null ? null : readable(userAgent)],
    );
    const counted = lastUsedAt !== null && retiringSince !== null && lastUsedAt >= retiringSince && utcDay(lastUsedAt) === utcDay(now);
    if (counted) return;
    // The first of its day. Whoever ought to claim the successor is told; by the worker, so that no request waits for it.
    await this.dataSource.query(
      `INSERT INTO rotation_notice (credential_id, code, at) SELECT id, $2, $3 FROM credential WHERE predecessor_id = $1 AND state = 'unclaimed'
       ON CONFLICT (credential_id, code) DO NOTHING`,
      [identifier, `used_${utcDay(now)}`, now],
    );
  }

  /** Of many first requests at once one ends it, and the others wait until it has. */
  private async endPredecessor(successor: UsedCredential, predecessorId: string, from: UsedFrom): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const [ended]: [unknown[], number] = await tx.query(
        `UPDATE credential SET state = 'revoked', revoked_at = $2, revoke_reason = 'successor_used'
         WHERE id = $1 AND state = 'retiring' AND ends = 'on_first_use' RETURNING id`,
        [predecessorId, this.clock.now()],
      );
      if (ended.length === 0) return;
      const noun = successor.kind === 'plugin' ? 'keypair' : `${successor.kind}_key`;
      await this.audit.record(
        tx,
        { kind: 'credential', id: successor.identifier, address: from.address, requestId: from.requestId },
        {
          action: `${noun}.revoke`,
          subjectKind: noun,
          subjectId: predecessorId,
          before: { state: 'retiring' },
          after: { state: 'revoked', reason: 'successor_used' },
        },
      );
    });
  }
}

/** PostgreSQL keeps neither NUL nor lone surrogates in text, and what people read should have nothing in it that hides. */
function readable(userAgent: string): string {
  return userAgent.slice(0, LONGEST_AGENT).replaceAll(/\p{C}/gu, ' ').toWellFormed();
}
