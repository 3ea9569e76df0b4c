import type { EntityManager } from 'typeorm';
import { Credential, RetiredSecret } from './credential.entity.js';
import type { MintedKey } from './key-mint.js';

/** What is kept of a new key. */
export function stored(minted: MintedKey): Pick<Credential, 'secretHash' | 'secretPrefix' | 'secretLastFour'> {
  return { secretHash: minted.hash, secretPrefix: minted.prefix, secretLastFour: minted.lastFour };
}

/** Prefix and last four characters; null while there is no key. */
export function masked({ secretPrefix, secretLastFour }: Pick<Credential, 'secretPrefix' | 'secretLastFour'>): string | null {
  return secretPrefix === null || secretLastFour === null ? null : `${secretPrefix}…${secretLastFour}`;
}

/**
 * Puts a new key in the place of the present one, which is refused from the commit on. The credential was read under a lock; false when it
 * is not active any more all the same.
 */
export async function replaceSecret(
  tx: EntityManager,
  { id, secretHash }: Pick<Credential, 'id' | 'secretHash'>,
  minted: MintedKey,
  now: Date,
): Promise<boolean> {
  if (!secretHash) return false;
  await tx.insert(RetiredSecret, { secretHash, credentialId: id, retiredAt: now, reason: 'rolled' });
  const rolled = await tx.update(
    Credential,
    { id, state: 'active', secretHash },
    { ...stored(minted), issuedAt: now, rolledAt: now, acknowledgedAt: null },
  );
  return rolled.affected === 1;
}
