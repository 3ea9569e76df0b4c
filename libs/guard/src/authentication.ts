import { Injectable } from '@nestjs/common';
import { KeyMint, liesIn, parseKey, stateAt, type ParsedKey } from '@gatehouse/credentials';
import { Clock, equalBytes, sha256 } from '@gatehouse/platform';
import { AccessReader } from './access-reader.js';
import type { Access, CredentialOwner, KeyAccess, KeyOwner } from './access.js';

export interface PresentedKey {
  readonly identifier: string;
  readonly text: string;
  readonly key: ParsedKey;
}

/** What else of a request the answer depends on. */
export interface Circumstances {
  readonly websiteId: string | null;
  readonly withRequested: boolean;
  readonly address: string;
}

export type Authenticated = { readonly access: Access | KeyAccess } | { readonly cause: FailureCause };

/** Known to us and the owner only; strangers get one answer for all. */
export type FailureCause =
  | 'never_issued'
  | 'unknown'
  | 'wrong_key'
  | 'rolled'
  | 'unclaimed'
  | 'revoked'
  | 'expired'
  | 'owner_suspended'
  | 'plugin_deleted'
  | 'operator_gone'
  | 'address_not_allowed';

/** Whether a presented credential, of any kind, is a living one of ours. */
@Injectable()
export class Authentication {
  constructor(
    private readonly mint: KeyMint,
    private readonly reader: AccessReader,
    private readonly clock: Clock,
  ) {}

  /** A key that was never made here is refused by its checksum, before any store is asked. */
  async verify({ identifier, text, key }: PresentedKey, { websiteId, withRequested, address }: Circumstances): Promise<Authenticated> {
    if (!this.mint.madeHere(identifier, key)) return { cause: 'never_issued' };
    const keyHash = sha256(text);
    const access = await this.reader.find({ identifier, keyHash, websiteId, withRequested });
    if (access?.kind !== key.kind) return { cause: 'unknown' };
    const cause =
      causeOf(access, keyHash, access.keyRetired, this.clock.now()) ?? (access.kind === 'plugin' ? null : this.keyCause(access, address));
    return cause === null ? { access } : { cause };
  }

  /** The owner of a plugin's key that was sent alone, without its identifier; null unless it is a living one. */
  async ownerOfLooseKey(text: string): Promise<CredentialOwner | null> {
    const key = parseKey(text);
    if (!key) return null;
    const keyHash = sha256(text);
    const owner = await this.reader.findByKey(keyHash);
    return owner && this.mint.madeHere(owner.identifier, key) && causeOf(owner, keyHash, false, this.clock.now()) === null ? owner : null;
  }

  /** Who and where counts when the key is used. */
  private keyCause({ kind, roles, allowedAddresses }: KeyOwner, address: string): FailureCause | null {
    if (kind === 'user' && roles.length === 0) return 'operator_gone';
    return allowedAddresses === null || liesIn(address, allowedAddresses) ? null : 'address_not_allowed';
  }
}

/**
 * The comparison is in constant time, and made before anything else is looked at. Time counts when the key is used: no schedule has to run
 * for a key to expire, or for a grace to end.
 */
function causeOf(owner: CredentialOwner, keyHash: Buffer, retired: boolean, now: Date): FailureCause | null {
  const right = owner.secretHash !== null && equalBytes(owner.secretHash, keyHash);
  if (!right) return retired ? 'rolled' : 'wrong_key';
  const state = stateAt(owner, now);
  switch (state) {
    case 'active':
    case 'retiring':
      if (owner.kind === 'plugin' && owner.pluginDeleted) return 'plugin_deleted';
      return owner.ownerSuspended ? 'owner_suspended' : null;
    case 'unclaimed':
    case 'expired':
      return state;
    case 'revoked':
    case 'deleted':
      return 'revoked';
  }
}
