import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, Environment, equalBytes, InstanceSecrets, InvalidInput, randomToken, sha256 } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { InstallLink } from './install-link.entity.js';
import { linkState } from './install-link.state.js';
import type { InstallLinkView } from './install-links.dto.js';
import { InstallLinkNotFound } from './installs.errors.js';

const SEAL = 'install-link';

export interface LinkChanges {
  readonly enabled?: boolean | undefined;
  readonly expiresAt?: Date | null | undefined;
  readonly maxUses?: number | null | undefined;
}

/** The plugin behind a link that was opened, with what the person is shown of it. */
export interface OpenedLink {
  readonly link: InstallLink;
  readonly plugin: { readonly id: string; readonly name: string; readonly description: string; readonly callbackUrl: string | null };
  readonly developer: { readonly name: string };
}

/** Private install links. That the plugin is the developer's own is settled before the first four are called. */
@Injectable()
export class InstallLinks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly secrets: InstanceSecrets,
    private readonly environment: Environment,
    private readonly audit: AuditTrail,
  ) {}

  /** The plugin's link, made at the first look. The same URL each time, until it is renewed. */
  async view(actor: Actor, pluginId: string): Promise<InstallLinkView> {
    const found = await this.dataSource.manager.findOneBy(InstallLink, { pluginId });
    if (found) return this.show(found);
    return this.dataSource.transaction(async (transaction) => {
      const { secretHash, secretSealed } = this.newSecret(pluginId);
      const made: unknown[] = await transaction.query(
        `INSERT INTO install_link (plugin_id, secret_hash, secret_sealed, renewed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (plugin_id) DO NOTHING RETURNING plugin_id`,
        [pluginId, secretHash, secretSealed, this.clock.now()],
      );
      if (made.length > 0) await this.record(transaction, actor, pluginId, 'create', {});
      return this.show(await transaction.findOneByOrFail(InstallLink, { pluginId }));
    });
  }

  /** A new secret: the old link is dead with the commit, and uses are counted anew. */
  async renew(actor: Actor, pluginId: string): Promise<InstallLinkView> {
    await this.view(actor, pluginId);
    return this.dataSource.transaction(async (transaction) => {
      await transaction.update(InstallLink, { pluginId }, { ...this.newSecret(pluginId), uses: 0, renewedAt: this.clock.now() });
      await this.record(transaction, actor, pluginId, 'renew', {});
      return this.show(await transaction.findOneByOrFail(InstallLink, { pluginId }));
    });
  }

  /** What is left out stays; null takes a limit away. Websites that installed the plugin already are not touched. @throws {InvalidInput} */
  async change(actor: Actor, pluginId: string, changes: LinkChanges): Promise<InstallLinkView> {
    if (changes.expiresAt && changes.expiresAt <= this.clock.now())
      throw new InvalidInput([
        { pointer: '/expires_at', detail: 'expires_at must lie in the future; to stop the link now, switch it off.' },
      ]);
    await this.view(actor, pluginId);
    return this.dataSource.transaction(async (transaction) => {
      const before = await transaction.findOneOrFail(InstallLink, { where: { pluginId }, lock: { mode: 'pessimistic_write' } });
      const { enabled = before.enabled, expiresAt = before.expiresAt, maxUses = before.maxUses } = changes;
      await transaction.update(InstallLink, { pluginId }, { enabled, expiresAt, maxUses });
      await this.audit.record(transaction, actor, {
        action: 'install_link.change',
        subjectKind: 'plugin',
        subjectId: pluginId,
        before: { enabled: before.enabled, expires_at: before.expiresAt, max_uses: before.maxUses },
        after: { enabled, expires_at: expiresAt, max_uses: maxUses },
      });
      return this.show({ ...before, enabled, expiresAt, maxUses });
    });
  }

  /**
   * The plugin behind an opened link that is right, switched on and not expired. Whether uses are left is not looked at: a website
   * that installed before may open a link that it used up itself.
   *
   * @throws {InstallLinkNotFound} with one answer for every reason
   */
  async open(manager: EntityManager, pluginId: string, secret: string): Promise<OpenedLink> {
    const rows: Row[] = isUUID(pluginId)
      ? await manager.query(
          `SELECT p.id, p.name, p.description, p.callback_url AS "callbackUrl", a.name AS "developerName"
           FROM plugin p JOIN account a ON a.id = p.account_id WHERE p.id = $1 AND p.deleted_at IS NULL AND a.suspended_at IS NULL`,
          [pluginId],
        )
      : [];
    const plugin = rows[0];
    const link = plugin ? await manager.findOneBy(InstallLink, { pluginId: plugin.id }) : null;
    const right = equalBytes(sha256(secret), link?.secretHash ?? sha256(''));
    if (!plugin || !link || !right) throw new InstallLinkNotFound();
    const state = linkState(link, this.clock.now());
    if (state !== 'working' && state !== 'used_up') throw new InstallLinkNotFound();
    const { developerName, ...shown } = plugin;
    return { link, plugin: shown, developer: { name: developerName } };
  }

  /** Counts one use, if the link still is what was opened and has one left. @throws {InstallLinkNotFound} */
  async use(transaction: EntityManager, { link }: OpenedLink): Promise<void> {
    const { affected } = await transaction
      .createQueryBuilder()
      .update(InstallLink)
      .set({ uses: () => 'uses + 1' })
      .where('plugin_id = :pluginId AND secret_hash = :secretHash AND enabled', { pluginId: link.pluginId, secretHash: link.secretHash })
      .andWhere('(expires_at IS NULL OR expires_at > :now) AND (max_uses IS NULL OR uses < max_uses)', { now: this.clock.now() })
      .execute();
    if (affected !== 1) throw new InstallLinkNotFound();
  }

  private newSecret(pluginId: string): Pick<InstallLink, 'secretHash' | 'secretSealed'> {
    const secret = randomToken();
    return { secretHash: sha256(secret), secretSealed: this.secrets.seal(SEAL, secret, pluginId) };
  }

  private show(link: InstallLink): InstallLinkView {
    const secret = this.secrets.unseal(SEAL, link.secretSealed, link.pluginId);
    return {
      url: `${this.environment.values.PUBLIC_URL}/install/${link.pluginId}/${secret}`,
      state: linkState(link, this.clock.now()),
      enabled: link.enabled,
      expires_at: link.expiresAt?.toISOString() ?? null,
      max_uses: link.maxUses,
      uses: link.uses,
      renewed_at: link.renewedAt.toISOString(),
    };
  }

  private async record(tx: EntityManager, actor: Actor, pluginId: string, verb: string, after: Record<string, unknown>): Promise<void> {
    await this.audit.record(tx, actor, { action: `install_link.${verb}`, subjectKind: 'plugin', subjectId: pluginId, after });
  }
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly callbackUrl: string | null;
  readonly developerName: string;
}
