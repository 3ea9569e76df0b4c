import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, DAY, forgetAnswers, Transactions, type IdempotentCall } from '@gatehouse/platform';
import { QuotaDefaults, Quotas, type PluginEnvironment } from '@gatehouse/usage';
import { In, LessThanOrEqual, MoreThan, type EntityManager, type FindOperator, type FindOptionsWhere } from 'typeorm';
import { Credential, LIVING, PRESENT, type CredentialState } from './credential.entity.js';
import { masked, stored } from './credential-secret.js';
import { AlreadyClaimed, ClaimLapsed, NothingToClaim } from './credentials.errors.js';
import { KeyMint } from './key-mint.js';
import { stateAt } from './rotation/deadline.js';
import { lockLine } from './rotation/line-lock.js';
import { graceView, type GraceView } from './rotation/grace-view.js';

/** The only moment at which a key can be seen. */
export interface IssuedKeypair {
  readonly identifier: string;
  readonly key: string;
  readonly environment: PluginEnvironment;
}

/** What may be shown of a keypair at any time. */
export interface KeypairView {
  readonly identifier: string;
  readonly environment: PluginEnvironment;
  readonly state: CredentialState;
  /** Prefix and last four characters; null while the key is unclaimed. */
  readonly masked_key: string | null;
  readonly issued_at: string | null;
  readonly last_used_at: string | null;
  readonly last_used_address: string | null;
  /** Account that was shown the first key. */
  readonly created_by: string | null;
  readonly rolled_at: string | null;
  /** The keypair that it took the place of. */
  readonly predecessor_id: string | null;
  /** While it retires, and afterwards as it was. */
  readonly grace: GraceView | null;
}

/** A first approval is claimed within the window, or lapses. */
export interface KeypairClaim {
  readonly state: 'waiting' | 'claimed' | 'lapsed';
  /** The end of the window. */
  readonly until: Date;
}

/** How long after its approval a production keypair can be claimed. */
export const CLAIM_WINDOW_MS = 30 * DAY;

/** Plugin keypairs. Who may call which method for which plugin is settled by the plugins slice before it calls. */
@Injectable()
export class Keypairs {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly mint: KeyMint,
    private readonly quotas: Quotas,
    private readonly defaults: QuotaDefaults,
    private readonly audit: AuditTrail,
  ) {}

  /** The development keypair of a new plugin, with its quota. */
  async issueDevelopment(tx: EntityManager, pluginId: string, actor: Actor): Promise<IssuedKeypair> {
    const identifier = randomUUID();
    const minted = this.mint.mint(identifier, 'development');
    const now = this.clock.now();
    await tx.insert(Credential, {
      id: identifier,
      kind: 'plugin',
      environment: 'development',
      pluginId,
      state: 'active',
      ...stored(minted),
      createdBy: accountOf(actor),
      createdAt: now,
      issuedAt: now,
    });
    const { development } = await this.defaults.read(tx);
    await this.quotas.open(tx, pluginId, 'development', development);
    await this.record(tx, actor, 'keypair.issue', identifier, { plugin_id: pluginId, environment: 'development' });
    return { identifier, key: minted.key, environment: 'development' };
  }

  /** After the first approval: a production keypair that waits to be claimed, with its quota. Does nothing while one lives. */
  async prepareProduction(tx: EntityManager, pluginId: string, actor: Actor): Promise<void> {
    await this.prepareProductions(tx, [pluginId], actor);
  }

  /** Like `prepareProduction`, for many plugins with the same few statements. @returns by plugin, the keypair that waits to be claimed */
  async prepareProductions(tx: EntityManager, pluginIds: readonly string[], actor: Actor): Promise<Map<string, string>> {
    const { production } = await this.defaults.read(tx);
    await this.quotas.openAll(tx, pluginIds, 'production', production);
    for (const { pluginId } of await tx.find(Credential, { select: { pluginId: true }, where: this.lapsed(In([...pluginIds])) }))
      if (pluginId !== null) await this.lapseUnclaimed(tx, pluginId, actor);
    // The partial unique index decides when two approvals meet.
    const prepared: { id: string; pluginId: string }[] = await tx.query(
      `INSERT INTO credential (id, kind, environment, plugin_id, state, created_at)
       SELECT id, 'plugin', 'production', plugin_id, 'unclaimed', $3 FROM unnest($1::uuid[], $2::uuid[]) AS plugin (id, plugin_id)
       ON CONFLICT (plugin_id, environment) WHERE state IN ('unclaimed', 'active') DO NOTHING
       RETURNING id, plugin_id AS "pluginId"`,
      [pluginIds.map(() => randomUUID()), pluginIds, this.clock.now()],
    );
    await this.audit.recordAll(
      tx,
      actor,
      prepared.map(({ id, pluginId }) => ({
        action: 'keypair.prepare',
        subjectKind: 'keypair',
        subjectId: id,
        after: { plugin_id: pluginId, environment: 'production', state: 'unclaimed' },
      })),
    );
    const unclaimed: { id: string; pluginId: string }[] = await tx.query(
      `SELECT id, plugin_id AS "pluginId" FROM credential WHERE plugin_id = ANY($1) AND environment = 'production' AND state = 'unclaimed'`,
      [pluginIds],
    );
    return new Map(unclaimed.map(({ id, pluginId }) => [pluginId, id]));
  }

  /** How the claim of a production keypair stands; one that lapsed counts as such from that moment on. Null: there is no such keypair. */
  async claimOf(identifier: string): Promise<KeypairClaim | null> {
    const credential = await this.transactions.manager.findOneBy(Credential, { id: identifier });
    if (!credential) return null;
    const until = new Date(credential.createdAt.getTime() + CLAIM_WINDOW_MS);
    if (credential.issuedAt !== null) return { state: 'claimed', until };
    return { state: credential.state === 'unclaimed' && until > this.clock.now() ? 'waiting' : 'lapsed', until };
  }

  /** Ends a production keypair that was not claimed in time. False: there is none, also when it is claimed at this very moment. */
  async lapseUnclaimed(tx: EntityManager, pluginId: string, actor: Actor): Promise<boolean> {
    const credential = await tx.findOne(Credential, { where: this.lapsed(pluginId), lock: { mode: 'pessimistic_write' } });
    if (!credential) return false;
    await tx.update(Credential, { id: credential.id, state: 'unclaimed' }, { state: 'expired' });
    await this.record(tx, actor, 'keypair.lapse', credential.id, { plugin_id: pluginId, environment: 'production', state: 'expired' });
    return true;
  }

  /** Makes the production key and shows it, once. @throws {AlreadyClaimed} {ClaimLapsed} {NothingToClaim} */
  async claim(actor: Actor, pluginId: string, call: IdempotentCall | null = null): Promise<IssuedKeypair> {
    return this.transactions.run(call, { subjectId: ({ identifier }) => identifier }, async (tx) => {
      const credential = await tx.findOneBy(Credential, { pluginId, environment: 'production', state: In([...PRESENT]) });
      if (!credential) throw new NothingToClaim();
      if (credential.state === 'unclaimed' && credential.createdAt <= this.clock.after(-CLAIM_WINDOW_MS)) throw new ClaimLapsed();
      const minted = this.mint.mint(credential.id, 'production');
      const claimed = await tx.update(
        Credential,
        { id: credential.id, state: 'unclaimed', createdAt: MoreThan(this.clock.after(-CLAIM_WINDOW_MS)) },
        { ...stored(minted), state: 'active', createdBy: accountOf(actor), issuedAt: this.clock.now() },
      );
      if (claimed.affected !== 1) throw new AlreadyClaimed();
      await this.record(tx, actor, 'keypair.claim', credential.id, { plugin_id: pluginId, environment: 'production', state: 'active' });
      return { identifier: credential.id, key: minted.key, environment: 'production' };
    });
  }

  /** Living and past keypairs of a plugin, the newest first. */
  async list(pluginId: string): Promise<KeypairView[]> {
    const credentials = await this.transactions.manager.find(Credential, { where: { pluginId }, order: { createdAt: 'DESC', id: 'ASC' } });
    const now = this.clock.now();
    return credentials.flatMap((one) => (one.environment === null ? [] : [keypairView(one, one.environment, now)]));
  }

  /** Refuses every keypair of the plugin from the commit on, for good; an unclaimed one can no longer be claimed. */
  async revokeAll(tx: EntityManager, pluginId: string, actor: Actor, reason: string): Promise<void> {
    await lockLine(tx, pluginId);
    const living = await tx.find(Credential, {
      where: { pluginId, state: In([...LIVING]) },
      order: { createdAt: 'DESC' },
      lock: { mode: 'pessimistic_write' },
    });
    await forgetAnswers(
      tx,
      living.map(({ id }) => id),
    );
    for (const { id, state, environment } of living) {
      await tx.update(Credential, { id }, { state: 'revoked', revokedAt: this.clock.now(), revokeReason: reason });
      await this.audit.record(tx, actor, {
        action: 'keypair.revoke',
        subjectKind: 'keypair',
        subjectId: id,
        before: { state },
        after: { plugin_id: pluginId, environment, state: 'revoked', reason },
      });
    }
  }

  private lapsed(pluginId: string | FindOperator<string>): FindOptionsWhere<Credential> {
    return { pluginId, environment: 'production', state: 'unclaimed', createdAt: LessThanOrEqual(this.clock.after(-CLAIM_WINDOW_MS)) };
  }

  private async record(tx: EntityManager, actor: Actor, action: string, id: string, after: Record<string, unknown>): Promise<void> {
    await this.audit.record(tx, actor, { action, subjectKind: 'keypair', subjectId: id, after });
  }
}

function keypairView(credential: Credential, environment: PluginEnvironment, now: Date): KeypairView {
  return {
    identifier: credential.id,
    environment,
    state: stateAt(credential, now),
    masked_key: masked(credential),
    issued_at: credential.issuedAt?.toISOString() ?? null,
    last_used_at: credential.lastUsedAt?.toISOString() ?? null,
    last_used_address: credential.lastUsedAddress,
    created_by: credential.createdBy,
    rolled_at: credential.rolledAt?.toISOString() ?? null,
    predecessor_id: credential.predecessorId,
    grace: graceView(credential),
  };
}

function accountOf(actor: Actor): string | null {
  return actor.kind === 'account' ? actor.id : null;
}
