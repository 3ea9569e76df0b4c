import { Injectable } from '@nestjs/common';
import { KeyMint, parseKey } from '@gatehouse/credentials';
import { equalBytes, sha256 } from '@gatehouse/platform';
import { AccessReader, type Access, type KeypairOwner } from './access-reader.js';
import type { PresentedCredential } from './presented-credential.js';

type HeaderCredential = Extract<PresentedCredential, { place: 'header' }>;

export type Authenticated = { readonly access: Access } | { readonly cause: FailureCause };

/** Known to us and the owner only; strangers get one answer for all. */
export type FailureCause =
  'never_issued' | 'unknown' | 'wrong_key' | 'rolled' | 'unclaimed' | 'revoked' | 'expired' | 'owner_suspended' | 'plugin_deleted';

/** Whether a presented credential is a living one of ours. */
@Injectable()
export class Authentication {
  constructor(
    private readonly mint: KeyMint,
    private readonly reader: AccessReader,
  ) {}

  /** A key that was never made here is refused by its checksum, before any store is asked. */
  async verify(credential: HeaderCredential, websiteId: string | null, withRequested: boolean): Promise<Authenticated> {
    if (!this.mint.madeHere(credential.identifier, credential.key)) return { cause: 'never_issued' };
    const keyHash = sha256(credential.text);
    const access = await this.reader.find({ identifier: credential.identifier, keyHash, websiteId, withRequested });
    if (!access) return { cause: 'unknown' };
    const cause = causeOf(access, keyHash, access.keyRetired);
    return cause === null ? { access } : { cause };
  }

  /** The owner of a key that was sent alone, without its identifier; null unless it is a living one. */
  async ownerOfLooseKey(text: string): Promise<KeypairOwner | null> {
    const key = parseKey(text);
    if (!key) return null;
    const keyHash = sha256(text);
    const owner = await this.reader.findByKey(keyHash);
    return owner && this.mint.madeHere(owner.identifier, key) && causeOf(owner, keyHash, false) === null ? owner : null;
  }
}

/** The comparison is in constant time, and made before anything else is looked at. */
function causeOf(owner: KeypairOwner, keyHash: Buffer, retired: boolean): FailureCause | null {
  const right = owner.secretHash !== null && equalBytes(owner.secretHash, keyHash);
  if (!right) return retired ? 'rolled' : 'wrong_key';
  switch (owner.state) {
    case 'active':
    case 'retiring':
      if (owner.pluginDeleted) return 'plugin_deleted';
      return owner.ownerSuspended ? 'owner_suspended' : null;
    case 'unclaimed':
    case 'expired':
      return owner.state;
    case 'revoked':
    case 'deleted':
      return 'revoked';
  }
}
