import { Injectable } from '@nestjs/common';
import { InstanceSecrets, randomBase62, sha256 } from '@gatehouse/platform';
import { checksumFits, composeKey, keyPrefix, RANDOM_LENGTH, type KeyedHash, type KeyPurpose, type ParsedKey } from './key-format.js';

/** A new key and what may be kept of it. */
export interface MintedKey {
  /** The secret: goes to the person who asked, and nowhere else. */
  readonly key: string;
  readonly hash: Buffer;
  readonly prefix: string;
  readonly lastFour: string;
}

/** Makes keys, and tells those that were made here from those that were made up. */
@Injectable()
export class KeyMint {
  constructor(private readonly secrets: InstanceSecrets) {}

  mint(identifier: string, purpose: KeyPurpose): MintedKey {
    const version = this.secrets.currentVersion;
    const key = composeKey(identifier, purpose, version, randomBase62(RANDOM_LENGTH), this.keyedHash);
    return { key, hash: sha256(key), prefix: keyPrefix(purpose, version), lastFour: key.slice(-4) };
  }

  /** False for a key of another identifier, of another instance, or of a checksum key that is no longer listed. */
  madeHere(identifier: string, key: ParsedKey): boolean {
    return this.secrets.versions.includes(key.version) && checksumFits(identifier, key, this.keyedHash);
  }

  private readonly keyedHash: KeyedHash = (parts, version) => this.secrets.hmac('key-checksum', parts, version);
}
