import { Injectable } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { Transactions, type IdempotentCall } from '@gatehouse/platform';
import type { PluginEnvironment } from '@gatehouse/usage';
import type { EntityManager } from 'typeorm';
import { Credential } from '../credential.entity.js';
import { NothingToRoll } from '../credentials.errors.js';
import type { IssuedKeypair } from '../keypairs.js';
import { lockLine } from './line-lock.js';
import { NothingToRotate } from './rotation.errors.js';
import { Rotation } from './rotation.js';
import { termsOf, type RotateBody } from './rotation.dto.js';

/** A new keypair, and until when the old one works beside it; null: it is refused already. */
export interface RotatedKeypair extends IssuedKeypair {
  readonly replaces: { readonly identifier: string; readonly graceEndsAt: string } | null;
}

const OF_KEYPAIR = { subjectId: ({ identifier }: IssuedKeypair) => identifier };

/** New keys for plugins. Who may call it for which plugin is settled by the plugins slice before it calls. */
@Injectable()
export class KeypairRotation {
  constructor(
    private readonly transactions: Transactions,
    private readonly rotation: Rotation,
  ) {}

  /**
   * A new key for the same identifier; the old one is refused from the moment this returns, and so is one that still retires. Rolls at the
   * same time follow each other: each gets a key, and only the last one's works. The `reason` is the roller's own words, for the audit.
   * @throws {NothingToRoll}
   */
  async roll(
    actor: Actor,
    pluginId: string,
    environment: PluginEnvironment,
    reason?: string,
    call: IdempotentCall | null = null,
  ): Promise<IssuedKeypair> {
    return this.transactions.run(call, { ...OF_KEYPAIR, replayable: reason !== 'leaked' }, async (tx) => {
      const present = await lockPresent(tx, pluginId, environment);
      if (!present?.secretHash) throw new NothingToRoll(environment);
      const { id, secret } = await this.rotation.roll(tx, actor, present, reason ?? null);
      return { identifier: id, key: secret, environment };
    });
  }

  /** A successor beside the old keypair, or what else the reason asks for. @throws {NothingToRotate} {RotationUnderWay} {NothingLost} */
  async rotate(
    actor: Actor,
    pluginId: string,
    environment: PluginEnvironment,
    body: RotateBody,
    call: IdempotentCall | null,
  ): Promise<RotatedKeypair> {
    const terms = termsOf(body, 'on_first_use');
    return this.transactions.run(call, { ...OF_KEYPAIR, replayable: terms.reason !== 'leaked' }, async (tx) => {
      const present = await lockPresent(tx, pluginId, environment);
      if (!present) throw new NothingToRotate();
      const { id, secret, replaces } = await this.rotation.byReason(tx, actor, present, terms);
      return {
        identifier: id,
        key: secret,
        environment,
        replaces: replaces && { identifier: replaces.id, graceEndsAt: replaces.graceEndsAt },
      };
    });
  }
}

/** The keypair that nothing has taken the place of. */
async function lockPresent(tx: EntityManager, pluginId: string, environment: PluginEnvironment): Promise<Credential | null> {
  await lockLine(tx, pluginId);
  return tx.findOne(Credential, { where: { pluginId, environment, state: 'active' }, lock: { mode: 'pessimistic_write' } });
}
