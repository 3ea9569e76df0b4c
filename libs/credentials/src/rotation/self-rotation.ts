import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, DAY, Transactions, type IdempotentCall } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import { Credential, type RotationEnds } from '../credential.entity.js';
import { DEFAULT_GRACE_DAYS, stateAt } from './deadline.js';
import { lockLine } from './line-lock.js';
import { Rotation, type Rotated } from './rotation.js';
import { RotationMails } from './rotation-mails.js';
import { NoSuccessorWaiting, SelfRotationDisabled } from './schedule.errors.js';

export interface SelfRotationTerms {
  readonly graceDays: number | undefined;
  readonly ends: RotationEnds | undefined;
  readonly idleEndDays: number | undefined;
  readonly lifetimeDays: number | undefined;
}

/** The successor, shown to the key itself. */
export interface SelfRotated extends Rotated {
  /** ISO 8601; null: never. */
  readonly expiresAt: string | null;
}

const OF_SUCCESSOR = { subjectId: ({ id }: SelfRotated) => id };

/** What a website key does about itself, at the REST API. The guard has accepted it; administrators are told by mail. */
@Injectable()
export class SelfRotation {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly rotation: Rotation,
    private readonly mails: RotationMails,
  ) {}

  /**
   * A successor that may no more and lives no longer than the key itself.
   * @throws {SelfRotationDisabled} {RotationUnderWay} {NothingToRotate}
   */
  async rotate(actor: Actor, keyId: string, terms: SelfRotationTerms, call: IdempotentCall | null): Promise<SelfRotated> {
    const { graceDays = DEFAULT_GRACE_DAYS, ends = 'at_grace_end', idleEndDays = null, lifetimeDays } = terms;
    return this.transactions.run(call, OF_SUCCESSOR, async (tx) => {
      const key = await lockOwn(tx, keyId);
      const retires = stateAt(key, this.clock.now()) === 'retiring';
      if (!key.mayRotateItself || retires) throw new SelfRotationDisabled(key.mayRotateItself);
      const expiresAt = noLater(lifetimeDays === undefined ? null : this.clock.after(lifetimeDays * DAY), key.expiresAt);
      const rotated = await this.rotation.rotate(
        tx,
        actor,
        key,
        { graceDays, ends, idleEndDays, note: 'by the key itself' },
        { expiresAt },
      );
      await this.mails.byItself(tx, inMail(key), 'rotated itself', actor.address);
      return { ...rotated, expiresAt: expiresAt?.toISOString() ?? null };
    });
  }

  /** The secret of the successor that a schedule has prepared. @throws {NoSuccessorWaiting} */
  async claim(actor: Actor, keyId: string, call: IdempotentCall | null): Promise<SelfRotated> {
    return this.transactions.run(call, OF_SUCCESSOR, async (tx) => {
      const key = await lockOwn(tx, keyId);
      // Its hour may have come while no worker ran.
      await this.rotation.begin(tx, key);
      const successor = await this.rotation.successorOf(tx, key);
      const now = this.clock.now();
      if (successor?.state !== 'unclaimed' || successor.claimUntil === null || stateAt(successor, now) !== 'unclaimed')
        throw new NoSuccessorWaiting();
      const secret = await this.rotation.fill(tx, successor);
      if (secret === null) throw new NoSuccessorWaiting();
      const after = { website_id: successor.websiteId, state: 'active', by: 'the key itself' };
      await this.audit.record(tx, actor, { action: 'website_key.claim', subjectKind: 'website_key', subjectId: successor.id, after });
      await this.mails.byItself(tx, inMail(key), 'claimed its successor', actor.address);
      const replaces = { id: key.id, graceEndsAt: successor.claimUntil.toISOString() };
      return { id: successor.id, secret, replaces, expiresAt: successor.expiresAt?.toISOString() ?? null };
    });
  }
}

/** The guard has found it living a moment ago; what it is now is for its state to say. */
async function lockOwn(tx: EntityManager, id: string): Promise<Credential> {
  const { quotaHolderId } = await tx.findOneOrFail(Credential, {
    select: { id: true, quotaHolderId: true },
    where: { id, kind: 'website' },
  });
  await lockLine(tx, quotaHolderId ?? id);
  return tx.findOneOrFail(Credential, { where: { id, kind: 'website' }, lock: { mode: 'pessimistic_write' } });
}

function inMail({ websiteId, name }: Credential): { websiteId: string; name: string | null } {
  if (websiteId === null) throw new Error('a website key lacks its website');
  return { websiteId, name };
}

function noLater(wished: Date | null, limit: Date | null): Date | null {
  if (wished === null || limit === null) return wished ?? limit;
  return wished < limit ? wished : limit;
}
