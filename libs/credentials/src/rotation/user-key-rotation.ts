import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { Transactions, type IdempotentCall } from '@gatehouse/platform';
import { NoUserKey } from '../keys.errors.js';
import { permit, presentUserKey, type UserKeyTarget } from '../user-keys.js';
import type { IssuedKey } from '../key-issuing.js';
import { termsOf, type RotateBody } from './rotation.dto.js';
import { Rotation, type Rotated } from './rotation.js';

/** New keys for operators. */
@Injectable()
export class UserKeyRotation {
  constructor(
    private readonly transactions: Transactions,
    private readonly rotation: Rotation,
  ) {}

  /** A new value; every older one is refused from the moment this returns. @throws {OperatorNotFound} {OperatorRoleRequired} {NoUserKey} */
  async roll(actor: Actor, target: UserKeyTarget, call: IdempotentCall | null = null): Promise<IssuedKey> {
    return this.transactions.run(call, { subjectId: ({ id }) => id }, async (tx) => {
      await permit(tx, target);
      const key = await presentUserKey(tx, target);
      if (!key) throw new NoUserKey();
      return this.rotation.roll(tx, actor, key, null);
    });
  }

  /** @throws {OperatorNotFound} {OperatorRoleRequired} {NoUserKey} {RotationUnderWay} {NothingLost} */
  async rotate(actor: Actor, target: UserKeyTarget, body: RotateBody, call: IdempotentCall | null): Promise<Rotated> {
    const terms = termsOf(body, 'on_first_use');
    return this.transactions.run(call, { subjectId: ({ id }) => id, replayable: terms.reason !== 'leaked' }, async (tx) => {
      await permit(tx, target);
      const key = await presentUserKey(tx, target);
      if (!key) throw new NoUserKey();
      return this.rotation.byReason(tx, actor, key, terms);
    });
  }
}
