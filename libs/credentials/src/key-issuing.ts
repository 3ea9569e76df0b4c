import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@gatehouse/platform';
import { Quotas } from '@gatehouse/usage';
import type { OperatorRole } from '@gatehouse/websites';
import type { EntityManager } from 'typeorm';
import { stored } from './credential-secret.js';
import { Credential } from './credential.entity.js';
import { KeyMint, type MintedKey } from './key-mint.js';
import { SealedKeys } from './viewable/sealed-keys.js';

/** The only moment at which the secret of a website or user key can be seen. */
export interface IssuedKey {
  readonly id: string;
  readonly secret: string;
}

type Schedule = Pick<Credential, 'rotateEveryDays' | 'rotateAtHour' | 'rotateGraceDays' | 'nextRotationAt'>;
type OfKind = Pick<Credential, 'kind' | 'websiteId'> &
  Partial<Schedule & Pick<Credential, 'mayRotateItself'>> &
  Partial<
    Pick<
      Credential,
      'accountId' | 'name' | 'roles' | 'groupIds' | 'scopes' | 'expiresAt' | 'allowedAddresses' | 'allowedInUrl' | 'createdBy' | 'viewable'
    >
  >;

/** Makes website and user keys: the row, the secret and the quota of one, in the transaction of who asks. */
@Injectable()
export class KeyIssuing {
  constructor(
    private readonly clock: Clock,
    private readonly mint: KeyMint,
    private readonly quotas: Quotas,
    private readonly sealed: SealedKeys,
  ) {}

  /** @throws {ViewableKeysOff} for a viewable one that the platform does not allow */
  async issue(tx: EntityManager, kind: 'website' | 'user', given: Omit<OfKind, 'kind'>, dailyQuota: number): Promise<IssuedKey> {
    const { viewable = false } = given;
    if (viewable) await this.requireViewable(tx);
    const id = randomUUID();
    const minted = this.mint.mint(id, kind);
    const now = this.clock.now();
    await tx.insert(Credential, { ...given, id, kind, state: 'active', ...stored(minted), createdAt: now, issuedAt: now });
    // Keys work on real data only, so their quota counts as one of production.
    await this.quotas.open(tx, id, 'production', dailyQuota);
    await this.sealed.keep(tx, { id, viewable }, minted.key);
    return { id, secret: minted.key };
  }

  /** A new secret for a key that is there already. */
  mintAgain(id: string, kind: 'website' | 'user'): MintedKey {
    return this.mint.mint(id, kind);
  }

  /** @throws {ViewableKeysOff} */
  requireViewable(tx: EntityManager): Promise<void> {
    return this.sealed.require(tx);
  }

  /** After the new secret of a key was written: a viewable one stays viewable. */
  keepCopy(tx: EntityManager, key: Pick<Credential, 'id' | 'viewable'>, minted: MintedKey): Promise<void> {
    return this.sealed.keep(tx, key, minted.key);
  }
}

/** The role of an operator, which cannot change until the transaction ends; null for somebody who is none. */
export async function roleHeld(tx: EntityManager, websiteId: string, accountId: string): Promise<OperatorRole | null> {
  const rows: { role: OperatorRole }[] = await tx.query('SELECT role FROM operator WHERE website_id = $1 AND account_id = $2 FOR SHARE', [
    websiteId,
    accountId,
  ]);
  return rows[0]?.role ?? null;
}
