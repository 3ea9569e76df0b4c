import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, SYSTEM, type Actor } from '@gatehouse/audit';
import { Clock, DAY, forgetAnswers } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import { masked, replaceSecret, stored } from '../credential-secret.js';
import { Credential, type CredentialState } from '../credential.entity.js';
import type { KeyPurpose } from '../key-format.js';
import { KeyMint } from '../key-mint.js';
import { SealedKeys } from '../viewable/sealed-keys.js';
import { stateAt, type RotationTerms } from './deadline.js';
import type { RotationReason } from './rotation.dto.js';
import { NO_SCHEDULE, scheduleOf, startedFrom } from './rotation-schedule.js';
import { NothingLost, NothingToRotate, RotationUnderWay } from './rotation.errors.js';

/** The new key, and until when the old one works beside it. */
export interface Rotated {
  readonly id: string;
  readonly secret: string;
  /** Null: nothing works beside it. `graceEndsAt` is ISO 8601; it has passed when the old key is refused already. */
  readonly replaces: { readonly id: string; readonly graceEndsAt: string } | null;
}

/** What a successor has otherwise than its predecessor. */
export type Otherwise = Partial<Pick<Credential, 'expiresAt' | 'createdBy'>>;

/**
 * Rotation in two phases, the same for every kind: a successor of its own row and secret, and the old credential that retires beside it. The
 * caller holds the lock of the row that it gives, and has settled who may do this.
 */
@Injectable()
export class Rotation {
  constructor(
    private readonly clock: Clock,
    private readonly mint: KeyMint,
    private readonly audit: AuditTrail,
    private readonly sealed: SealedKeys,
  ) {}

  /** What the reason of a rotation asks for: a roll, another secret for a lost one, or a successor. */
  async byReason(
    tx: EntityManager,
    actor: Actor,
    given: Credential,
    terms: RotationTerms & { readonly reason: RotationReason },
    otherwise: () => Otherwise = () => ({}),
  ): Promise<Rotated> {
    switch (terms.reason) {
      case 'leaked':
        return { ...(await this.roll(tx, actor, given, 'leaked')), replaces: null };
      case 'lost':
        return (await this.renewUnused(tx, actor, given)) ?? this.rotate(tx, actor, given, terms, otherwise());
      case 'routine':
        return this.rotate(tx, actor, given, terms, otherwise());
    }
  }

  /** @throws {NothingToRotate} {RotationUnderWay} */
  async rotate(tx: EntityManager, actor: Actor, old: Credential, terms: RotationTerms, otherwise: Otherwise = {}): Promise<Rotated> {
    await this.requireRotatable(tx, old);
    const now = this.clock.now();
    const graceEndsAt = earlier(this.clock.after(terms.graceDays * DAY), old.expiresAt);
    await this.retire(tx, old, terms, graceEndsAt);
    const id = randomUUID();
    const minted = this.mint.mint(id, purposeOf(old));
    const schedule = startedFrom(scheduleOf(old), now);
    const own = { id, state: 'active', ...stored(minted), createdAt: now, issuedAt: now, ...schedule } as const;
    const successor = { ...inherited(old), ...otherwise, ...own };
    await tx.insert(Credential, successor);
    await this.sealed.keep(tx, { id, viewable: old.viewable }, minted.key);
    await this.record(tx, actor, old, 'rotate', {
      successor_id: id,
      masked_key: masked(successor),
      grace_ends_at: graceEndsAt.toISOString(),
      ends: terms.ends,
      idle_end_days: terms.idleEndDays,
      note: terms.note,
    });
    return { id, secret: minted.key, replaces: terms.graceDays === 0 ? null : { id: old.id, graceEndsAt: graceEndsAt.toISOString() } };
  }

  /**
   * Lets a key with a schedule retire, from the hour that was set, however late this runs. Its successor has no secret yet: it waits to be
   * claimed until the grace ends. Nothing is made when that is over already.
   */
  async begin(tx: EntityManager, old: Credential): Promise<void> {
    const schedule = scheduleOf(old);
    const since = old.nextRotationAt;
    const now = this.clock.now();
    if (schedule === null || since === null || since > now || stateAt(old, now) !== 'active' || old.secretHash === null) return;
    await this.requireRotatable(tx, old);
    const until = earlier(new Date(since.getTime() + schedule.graceDays * DAY), old.expiresAt);
    const terms = { graceDays: schedule.graceDays, ends: 'at_grace_end', idleEndDays: null, note: null } as const;
    await this.retire(tx, old, terms, until, since);
    const id = randomUUID();
    const waiting = { id, state: 'unclaimed', createdAt: now, claimUntil: until, ...startedFrom(schedule, since) } as const;
    await tx.insert(Credential, { ...inherited(old), ...waiting });
    await this.record(tx, SYSTEM, old, 'retire', { successor_id: id, grace_ends_at: until.toISOString(), ends: terms.ends });
  }

  /** The secret of a successor that waits to be claimed; null when it was claimed at this very moment. */
  async fill(tx: EntityManager, waiting: Credential): Promise<string | null> {
    const minted = this.mint.mint(waiting.id, purposeOf(waiting));
    const change = { ...stored(minted), state: 'active', issuedAt: this.clock.now() } as const;
    const filled = await tx.update(Credential, { id: waiting.id, state: 'unclaimed' }, change);
    if (filled.affected !== 1) return null;
    await this.sealed.keep(tx, waiting, minted.key);
    return minted.key;
  }

  /**
   * A new secret for the same identifier: from the commit on the present one is refused, and so is whatever still retires for it.
   * @throws {NothingToRotate}
   */
  async roll(tx: EntityManager, actor: Actor, present: Credential, note: string | null): Promise<{ id: string; secret: string }> {
    const now = this.clock.now();
    if (stateAt(present, now) !== 'active') throw new NothingToRotate();
    await this.endPredecessor(tx, actor, present, 'rolled');
    const minted = this.mint.mint(present.id, purposeOf(present));
    if (!(await replaceSecret(tx, present, minted, now))) throw new NothingToRotate();
    await tx.update(Credential, { id: present.id }, startedFrom(scheduleOf(present), now));
    await this.sealed.keep(tx, present, minted.key);
    const whose = present.kind === 'plugin' ? { plugin_id: present.pluginId, environment: present.environment } : {};
    await this.record(tx, actor, present, 'roll', { ...whose, masked_key: `${minted.prefix}…${minted.lastFour}`, reason: note });
    return { id: present.id, secret: minted.key };
  }

  /**
   * Another secret for a successor that was never used, because the first one was lost; its predecessor goes on retiring as before. Null when
   * no rotation is under way. @throws {NothingLost}
   */
  async renewUnused(tx: EntityManager, actor: Actor, given: Credential): Promise<Rotated | null> {
    const now = this.clock.now();
    const successor = given.state === 'retiring' ? await this.successorOf(tx, given) : given;
    const old = given.state === 'retiring' ? given : await this.predecessorOf(tx, given);
    if (!successor || !old || stateAt(old, now) !== 'retiring' || old.graceEndsAt === null) return null;
    if (successor.lastUsedAt !== null || successor.state !== 'active') throw new NothingLost();
    const minted = this.mint.mint(successor.id, purposeOf(successor));
    await forgetAnswers(tx, [successor.id]);
    if (!(await replaceSecret(tx, successor, minted, now))) throw new NothingToRotate();
    await this.sealed.keep(tx, successor, minted.key);
    const after = { masked_key: `${minted.prefix}…${minted.lastFour}`, reason: 'lost' };
    await this.record(tx, actor, successor, 'renew', after);
    return { id: successor.id, secret: minted.key, replaces: { id: old.id, graceEndsAt: old.graceEndsAt.toISOString() } };
  }

  /** Ends what still retires for this credential, and makes the secrets of both unreadable that were kept for a repeat. */
  async endPredecessor(tx: EntityManager, actor: Actor, present: Credential, reason: string): Promise<void> {
    const old = await this.predecessorOf(tx, present);
    await forgetAnswers(tx, old ? [present.id, old.id] : [present.id]);
    if (old?.state !== 'retiring') return;
    await tx.update(Credential, { id: old.id, state: 'retiring' }, { state: 'revoked', revokedAt: this.clock.now(), revokeReason: reason });
    await this.record(tx, actor, old, 'revoke', { state: 'revoked', reason });
  }

  /** The living one that takes its place, locked. */
  async successorOf(tx: EntityManager, { id }: Credential): Promise<Credential | null> {
    return this.locked(tx, `predecessor_id = $1 AND state IN ('unclaimed', 'active')`, id);
  }

  private async predecessorOf(tx: EntityManager, { predecessorId }: Credential): Promise<Credential | null> {
    return predecessorId === null ? null : this.locked(tx, `id = $1 AND state = 'retiring'`, predecessorId);
  }

  private async locked(tx: EntityManager, condition: string, id: string): Promise<Credential | null> {
    const rows: { id: string }[] = await tx.query(`SELECT id FROM credential WHERE ${condition} FOR UPDATE`, [id]);
    return rows[0] ? tx.findOneBy(Credential, { id: rows[0].id }) : null;
  }

  private async requireRotatable(tx: EntityManager, old: Credential): Promise<void> {
    const now = this.clock.now();
    const state = stateAt(old, now);
    if (state === 'retiring') throw new RotationUnderWay(old.graceEndsAt, await this.isUsed(tx, old));
    if (state !== 'active' || old.secretHash === null) throw new NothingToRotate();
    const before = await this.predecessorOf(tx, old);
    if (before === null) return;
    if (stateAt(before, now) === 'retiring') throw new RotationUnderWay(before.graceEndsAt, old.lastUsedAt !== null);
    // Over, and only not written down yet: it would take the one place of a retiring key.
    await tx.update(Credential, { id: before.id, state: 'retiring' }, { state: 'expired', revokeReason: 'grace_ended' });
  }

  private async isUsed(tx: EntityManager, old: Credential): Promise<boolean> {
    const successor = await this.successorOf(tx, old);
    return successor !== null && successor.lastUsedAt !== null;
  }

  /** Without any grace it is revoked at once. */
  private async retire(
    tx: EntityManager,
    { id }: Credential,
    { graceDays, ends, idleEndDays }: RotationTerms,
    until: Date,
    since = this.clock.now(),
  ): Promise<void> {
    const now = this.clock.now();
    const state: CredentialState = graceDays === 0 ? 'revoked' : 'retiring';
    const ended = graceDays === 0 ? { revokedAt: now, revokeReason: 'rotated' } : {};
    const change = { state, retiringSince: since, graceEndsAt: until, ends, idleEndDays, ...ended, ...NO_SCHEDULE };
    const retired = await tx.update(Credential, { id, state: 'active' }, change);
    if (retired.affected !== 1) throw new NothingToRotate();
    // A secret that was kept for a repeat is the old one now.
    await forgetAnswers(tx, [id]);
  }

  private record(tx: EntityManager, actor: Actor, of: Credential, verb: string, after: Record<string, unknown>): Promise<void> {
    const noun = of.kind === 'plugin' ? 'keypair' : `${of.kind}_key`;
    const before = { state: of.state, masked_key: masked(of) };
    return this.audit.record(tx, actor, { action: `${noun}.${verb}`, subjectKind: noun, subjectId: of.id, before, after });
  }
}

/** Everything that a key is, without its secret, its use and its times. The quota stays where it is, so that two keys share it. */
export function inherited(old: Credential): Partial<Credential> & Pick<Credential, 'kind'> {
  const { kind, environment, pluginId, websiteId, accountId, name, createdBy, contactCentre, viewable } = old;
  const { roles, groupIds, scopes, expiresAt, allowedAddresses, allowedInUrl, mayRotateItself } = old;
  const whose = { kind, environment, pluginId, websiteId, accountId, name, createdBy, contactCentre, viewable };
  const may = { roles, groupIds, scopes, allowedAddresses, allowedInUrl, mayRotateItself };
  const quotaHolderId = kind === 'plugin' ? null : (old.quotaHolderId ?? old.id);
  return { ...whose, ...may, expiresAt, quotaHolderId, predecessorId: old.id };
}

function purposeOf({ kind, environment }: Credential): KeyPurpose {
  if (kind !== 'plugin') return kind;
  if (environment === null) throw new Error('a keypair lacks its environment');
  return environment;
}

function earlier(a: Date, b: Date | null): Date {
  return b !== null && b < a ? b : a;
}
