import { Injectable } from '@nestjs/common';
import { Clock, InstanceSecrets } from '@gatehouse/platform';
import type { EntityManager } from 'typeorm';
import type { Credential } from '../credential.entity.js';
import { KeySettings } from './key-settings.js';
import { SealedKey } from './sealed-key.entity.js';
import { ViewableKeysOff } from './viewable.errors.js';

const PURPOSE = 'viewable-key';

/** The sealed copies of viewable keys, kept in the transaction that made the secret. */
@Injectable()
export class SealedKeys {
  constructor(
    private readonly clock: Clock,
    private readonly secrets: InstanceSecrets,
    private readonly settings: KeySettings,
  ) {}

  /** For a key that is to be viewable from now on. @throws {ViewableKeysOff} */
  async require(tx: EntityManager): Promise<void> {
    if (!(await this.settings.read(tx)).viewableKeys) throw new ViewableKeysOff();
  }

  /** After the secret was written: keeps a copy of a viewable one, unless the platform does not allow any (more). */
  async keep(tx: EntityManager, { id, viewable }: Pick<Credential, 'id' | 'viewable'>, secret: string): Promise<void> {
    if (!viewable || !(await this.settings.read(tx)).viewableKeys) return;
    await tx.upsert(
      SealedKey,
      {
        credentialId: id,
        sealed: this.secrets.seal(PURPOSE, secret, id),
        keyVersion: this.secrets.currentVersion,
        sealedAt: this.clock.now(),
      },
      ['credentialId'],
    );
  }

  /** Null when no copy is kept, or its instance key is no longer listed. */
  async open(tx: EntityManager, credentialId: string): Promise<string | null> {
    const copy = await tx.findOneBy(SealedKey, { credentialId });
    return copy && this.secrets.versions.includes(copy.keyVersion) ? this.secrets.unseal(PURPOSE, copy.sealed, credentialId) : null;
  }
}
