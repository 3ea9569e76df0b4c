import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { Clock, DAY, InvalidInput, Transactions, type IdempotentCall } from '@gatehouse/platform';
import { MANAGING_ROLES, OperatorRoleRequired, WebsiteNotFound, type OperatorRole } from '@gatehouse/websites';
import { isUUID } from 'class-validator';
import { In, type EntityManager } from 'typeorm';
import { Credential, LIVING } from '../credential.entity.js';
import { roleHeld } from '../key-issuing.js';
import { KeyLimits } from '../key-limits.js';
import { KeyDeleted, KeyNotFound } from '../keys.errors.js';
import { requireGivable } from '../role-permissions.js';
import { lockLine } from './line-lock.js';
import { termsOf, type RotateWebsiteKeyBody } from './rotation.dto.js';
import { NothingToRotate } from './rotation.errors.js';
import { Rotation, type Rotated } from './rotation.js';

/** New keys for website keys, asked for by a person. */
@Injectable()
export class WebsiteKeyRotation {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly limits: KeyLimits,
    private readonly rotation: Rotation,
  ) {}

  /**
   * Whoever rotates is shown a secret with all that the key may do, so it takes a role that could have given it.
   * @throws {KeyNotFound} {KeyDeleted} {OperatorRoleRequired} {NothingToRotate} {RotationUnderWay} {NothingLost} {InvalidInput}
   */
  async rotate(
    actor: Actor,
    accountId: string,
    target: { readonly websiteId: string; readonly id: string },
    body: RotateWebsiteKeyBody,
    call: IdempotentCall | null,
  ): Promise<Rotated> {
    const terms = termsOf(body, 'at_grace_end');
    return this.transactions.run(call, { subjectId: ({ id }) => id, replayable: terms.reason !== 'leaked' }, async (tx) => {
      const by = await managingRole(tx, target.websiteId, accountId);
      const key = await lockKey(tx, target);
      requireGivable(by, key);
      return this.rotation.byReason(tx, actor, key, terms, () => ({
        createdBy: accountId,
        expiresAt: this.expiryOfSuccessor(key, body.lifetime_days ?? null, by),
      }));
    });
  }

  /** So long as was chosen, or as the old key was made for. */
  private expiryOfSuccessor({ expiresAt, createdAt }: Credential, lifetimeDays: number | null, by: OperatorRole): Date | null {
    if (lifetimeDays !== null) return this.clock.after(lifetimeDays * DAY);
    if (expiresAt !== null) return this.clock.after(expiresAt.getTime() - createdAt.getTime());
    if (this.limits.of(by).mayNeverExpire) return null;
    throw new InvalidInput([
      {
        pointer: '/lifetime_days',
        detail: 'Keys that never expire are not allowed on this platform any more; choose how long the new key lives.',
      },
    ]);
  }
}

/** The role of who manages keys, which cannot change until the transaction ends. @throws {WebsiteNotFound} {OperatorRoleRequired} */
export async function managingRole(tx: EntityManager, websiteId: string, accountId: string): Promise<OperatorRole> {
  const by = await roleHeld(tx, websiteId, accountId);
  if (by === null) throw new WebsiteNotFound();
  if (!MANAGING_ROLES.includes(by)) throw new OperatorRoleRequired(MANAGING_ROLES);
  return by;
}

/** The living key, locked. @throws {KeyNotFound} {KeyDeleted} {NothingToRotate} for one that has ended */
export async function lockKey(tx: EntityManager, { websiteId, id }: { websiteId: string; id: string }): Promise<Credential> {
  if (!isUUID(id)) throw new KeyNotFound();
  const where = { id: id.toLowerCase(), websiteId, kind: 'website' } as const;
  const line = await tx.findOne(Credential, { select: { id: true, quotaHolderId: true }, where });
  if (line) await lockLine(tx, line.quotaHolderId ?? line.id);
  const key = await tx.findOne(Credential, { where: { ...where, state: In([...LIVING]) }, lock: { mode: 'pessimistic_write' } });
  if (key) return key;
  const ended = await tx.findOneBy(Credential, where);
  throw ended === null ? new KeyNotFound() : ended.state === 'deleted' ? new KeyDeleted() : new NothingToRotate();
}
