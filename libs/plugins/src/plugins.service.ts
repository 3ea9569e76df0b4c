import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor, type AuditState } from '@gatehouse/audit';
import { Keypairs, type IssuedKeypair } from '@gatehouse/credentials';
import {
  Clock,
  Environment,
  InvalidInput,
  newestFirst,
  Transactions,
  type IdempotentCall,
  type Page,
  type PageQuery,
} from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { callbackUrlProblem } from './callback-url.js';
import type { PluginProgress } from './next-step.js';
import { Plugin, type Visibility } from './plugin.entity.js';
import { progressOf } from './plugin-progress.js';
import { urnPrefix } from './plugin-urn.js';
import { ConfirmationMismatch, PluginNotFound } from './plugins.errors.js';

/** What a developer may say about a plugin. */
export interface PluginFields {
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly callbackUrl: string | null;
}

/** What is kept for a repeat: plain JSON. */
interface MadePlugin {
  readonly pluginId: string;
  readonly keypair: IssuedKeypair;
}

@Injectable()
export class PluginsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly keypairs: Keypairs,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /** @throws {PluginNotFound} also for a deleted plugin and an id that is no UUID. */
  async get(id: string): Promise<Plugin> {
    const plugin = isUUID(id) ? await this.dataSource.manager.findOneBy(Plugin, { id, deletedAt: IsNull() }) : null;
    if (!plugin) throw new PluginNotFound();
    return plugin;
  }

  /** @throws {PluginNotFound} also for a plugin of another account, so that ids cannot be probed. */
  async getOwned(accountId: string, pluginId: string): Promise<Plugin> {
    const plugin = await this.get(pluginId);
    if (plugin.accountId !== accountId) throw new PluginNotFound();
    return plugin;
  }

  /**
   * A plugin and its development keypair, at once or not at all. The key is in the result and, where the call can be repeated, sealed until then.
   * A repeat gets the plugin as it is by then. @throws {IdempotencyKeyReused} {AnswerNotKept}
   */
  async create(
    actor: Actor,
    accountId: string,
    fields: PluginFields,
    call: IdempotentCall | null = null,
  ): Promise<{ plugin: Plugin; keypair: IssuedKeypair }> {
    this.checkCallback(fields.callbackUrl);
    const { pluginId, keypair } = await this.transactions.run<MadePlugin>(
      call,
      { subjectId: ({ keypair: { identifier } }) => identifier },
      async (tx) => {
        const now = this.clock.now();
        const urn = await this.newUrn(tx, accountId, fields.name);
        const plugin = { id: randomUUID(), accountId, ...fields, urn, createdAt: now, updatedAt: now, deletedAt: null };
        await tx.insert(Plugin, plugin);
        await this.record(tx, actor, 'plugin.create', plugin.id, { after: { urn, ...auditable(plugin) } });
        return { pluginId: plugin.id, keypair: await this.keypairs.issueDevelopment(tx, plugin.id, actor) };
      },
    );
    return { plugin: await this.get(pluginId), keypair };
  }

  /** The account's plugins, the newest first. */
  async listOf(accountId: string, query: PageQuery): Promise<Page<Plugin>> {
    const owned = this.dataSource.manager
      .createQueryBuilder(Plugin, 'plugin')
      .where('plugin.accountId = :accountId AND plugin.deletedAt IS NULL', { accountId });
    return newestFirst(owned, query, (plugin) => plugin);
  }

  /** How far each of the plugins has come. */
  async progressOf(plugins: readonly Pick<Plugin, 'id'>[]): Promise<(id: string) => PluginProgress> {
    return progressOf(
      this.dataSource.manager,
      plugins.map(({ id }) => id),
      this.clock.now(),
    );
  }

  /** Changes what is given and leaves the rest; the URN stays. */
  async change(actor: Actor, accountId: string, pluginId: string, given: Partial<PluginFields>): Promise<Plugin> {
    this.checkCallback(given.callbackUrl ?? null);
    return this.dataSource.transaction(async (tx) => {
      const plugin = await this.lockOwned(tx, accountId, pluginId);
      const changed = {
        name: given.name ?? plugin.name,
        description: given.description ?? plugin.description,
        visibility: given.visibility ?? plugin.visibility,
        callbackUrl: given.callbackUrl === undefined ? plugin.callbackUrl : given.callbackUrl,
      };
      const updatedAt = this.clock.now();
      await tx.update(Plugin, { id: plugin.id }, { ...changed, updatedAt });
      await this.record(tx, actor, 'plugin.change', plugin.id, { before: auditable(plugin), after: auditable(changed) });
      return { ...plugin, ...changed, updatedAt };
    });
  }

  /** Ends a plugin and its keypairs at once. The row stays for the audit. @throws {ConfirmationMismatch} */
  async delete(actor: Actor, accountId: string, pluginId: string, typedName: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const plugin = await this.lockOwned(tx, accountId, pluginId);
      if (typedName !== plugin.name) throw new ConfirmationMismatch(plugin.name);
      const deletedAt = this.clock.now();
      await tx.update(Plugin, { id: plugin.id }, { deletedAt, updatedAt: deletedAt });
      await this.keypairs.revokeAll(tx, plugin.id, actor, 'plugin deleted');
      await this.record(tx, actor, 'plugin.delete', plugin.id, { before: { urn: plugin.urn, ...auditable(plugin) } });
    });
  }

  private checkCallback(callbackUrl: string | null): void {
    const detail = callbackUrl === null ? undefined : callbackUrlProblem(callbackUrl, this.environment.embedded);
    if (detail !== undefined) throw new InvalidInput([{ pointer: '/callback_url', detail }]);
  }

  /** The next free URN of the name. The account's row is held until the commit, so that creates at once follow each other. */
  private async newUrn(tx: EntityManager, accountId: string, name: string): Promise<string> {
    const accounts = await tx.query<{ slug: string }[]>('SELECT slug FROM account WHERE id = $1 FOR NO KEY UPDATE', [accountId]);
    const account = accounts[0];
    if (!account) throw new Error(`account ${accountId} is signed in but not there`);
    const prefix = urnPrefix(account.slug, name);
    // Deleted plugins count: a URN is never used twice.
    const rows = await tx.query<{ next: number }[]>(
      `SELECT coalesce(max(substr(urn, length($1) + 1)::int), -1) + 1 AS next FROM plugin WHERE starts_with(urn, $1)`,
      [prefix],
    );
    return `${prefix}${rows[0]?.next ?? 0}`;
  }

  private async lockOwned(tx: EntityManager, accountId: string, pluginId: string): Promise<Plugin> {
    const where = { id: pluginId, accountId, deletedAt: IsNull() };
    const plugin = isUUID(pluginId) ? await tx.findOne(Plugin, { where, lock: { mode: 'pessimistic_write' } }) : null;
    if (!plugin) throw new PluginNotFound();
    return plugin;
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    action: string,
    id: string,
    states: { before?: AuditState; after?: AuditState },
  ): Promise<void> {
    return this.audit.record(tx, actor, { action, subjectKind: 'plugin', subjectId: id, ...states });
  }
}

function auditable({ name, description, visibility, callbackUrl }: PluginFields): AuditState {
  return { name, description, visibility, callback_url: callbackUrl };
}
