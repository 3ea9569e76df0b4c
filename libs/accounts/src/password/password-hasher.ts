import { Injectable } from '@nestjs/common';
import { randomToken } from '@gatehouse/platform';
import { hash, verify } from '@node-rs/argon2';
import { HashSlots } from './hash-slots.js';

/** argon2id (the library's default) with the parameters of the OWASP Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 4;
const MAY_WAIT = 100;

/** Hashes and verifies passwords, a few at a time. */
@Injectable()
export class PasswordHasher {
  private readonly slots = new HashSlots(AT_ONCE, MAY_WAIT);
  private decoy: string | undefined;

  /** @throws {TooBusy} when too many are waiting. */
  hash(password: string): Promise<string> {
    return this.slots.run(() => hash(password.normalize('NFKC'), COST));
  }

  /**
   * @param stored the account's hash, or null when there is no such account: then the same work is done on a decoy, so that
   *   the time of the answer does not tell who has an account.
   * @throws {TooBusy} when too many are waiting.
   */
  async verify(stored: string | null, password: string): Promise<boolean> {
    // Made before either kind of check, so that the very first one takes as long for both kinds.
    const decoy = (this.decoy ??= await this.hash(randomToken()));
    const fits = await this.slots.run(() => verify(stored ?? decoy, password.normalize('NFKC')));
    return fits && stored !== null;
  }
}
