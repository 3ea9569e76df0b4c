import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, DAY } from '@gatehouse/platform';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { callbackRedirect } from './callback-redirect.js';
import { Consents } from './consents.js';
import { Install } from './install.entity.js';
import { InstallLinks, type OpenedLink } from './install-links.js';
import { InstallMails } from './install-mails.js';
import { InstallNotFound } from './installs.errors.js';
import type { UncheckedPair } from '@gatehouse/scopes';

/** How long the settings of an uninstalled plugin wait for it to come back. */
export const SETTINGS_KEPT_MS = 30 * DAY;

export interface InstallAsk {
  readonly pluginId: string;
  readonly secret: string;
  readonly pairs: readonly UncheckedPair[];
  readonly payload?: string | undefined;
}

export interface Installed {
  readonly installId: string;
  readonly redirectTo: string | null;
}

/** Installs and uninstalls. That the account may do so on the website is settled before. */
@Injectable()
export class Installing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly links: InstallLinks,
    private readonly consents: Consents,
    private readonly mails: InstallMails,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Installs once: asked twice, or by many at once, the answer is the same install, and only one use of the link is counted.
   *
   * @throws {InstallLinkNotFound} {NothingGranted} {GrantChanged}
   */
  async install(actor: Actor, accountId: string, websiteId: string, ask: InstallAsk): Promise<Installed> {
    return this.dataSource.transaction(async (transaction) => {
      const opened = await this.links.open(transaction, ask.pluginId, ask.secret);
      const install =
        (await this.findLive(transaction, websiteId, opened)) ??
        (await this.installNow(transaction, actor, accountId, websiteId, opened, ask));
      return { installId: install.id, redirectTo: callbackRedirect(opened.plugin.callbackUrl, websiteId, ask.payload ?? null) };
    });
  }

  /** Ends access with the commit. @throws {InstallNotFound} */
  async uninstall(actor: Actor, accountId: string, websiteId: string, pluginId: string): Promise<Date> {
    return this.dataSource.transaction(async (transaction) => {
      const install = await this.consents.lock(transaction, websiteId, pluginId);
      const uninstalledAt = this.clock.now();
      const { affected } = await transaction.update(
        Install,
        { id: install.id, uninstalledAt: IsNull() },
        { uninstalledAt, uninstalledBy: accountId },
      );
      if (affected !== 1) throw new InstallNotFound();
      await this.audit.record(transaction, actor, {
        action: 'install.uninstall',
        subjectKind: 'install',
        subjectId: install.id,
        before: { consented: await this.consents.read(transaction, install.id) },
        after: { website_id: websiteId, plugin_id: pluginId },
      });
      await this.mails.uninstalled(transaction, install);
      return uninstalledAt;
    });
  }

  private async installNow(
    transaction: EntityManager,
    actor: Actor,
    accountId: string,
    websiteId: string,
    opened: OpenedLink,
    ask: InstallAsk,
  ): Promise<Install> {
    const { plugin } = opened;
    const agreed = await this.consents.agree(transaction, plugin.id, ask.pairs);
    const former = await this.formerSettings(transaction, websiteId, plugin.id);
    const id = randomUUID();
    // The index of live installs decides when several install at once; the others wait here for the first to commit.
    const made: unknown[] = await transaction.query(
      `INSERT INTO install (id, website_id, plugin_id, installed_by, installed_at, settings, settings_saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (website_id, plugin_id) WHERE uninstalled_at IS NULL DO NOTHING RETURNING id`,
      [id, websiteId, plugin.id, accountId, this.clock.now(), former?.settings ?? {}, former?.settingsSavedAt ?? null],
    );
    if (made.length === 0) {
      const other = await this.findLive(transaction, websiteId, opened);
      // Installed and uninstalled again within this instant: asking once more will do.
      if (!other) throw new InstallNotFound();
      return other;
    }
    await this.links.use(transaction, opened);
    await this.consents.write(transaction, accountId, id, agreed);
    await this.audit.record(transaction, actor, {
      action: 'install.install',
      subjectKind: 'install',
      subjectId: id,
      after: { website_id: websiteId, plugin_id: plugin.id, consented: agreed, settings_restored: former !== null },
    });
    const install = await transaction.findOneByOrFail(Install, { id });
    await this.mails.installed(transaction, install, agreed);
    return install;
  }

  private async findLive(transaction: EntityManager, websiteId: string, { plugin }: OpenedLink): Promise<Install | null> {
    return transaction.findOneBy(Install, { websiteId, pluginId: plugin.id, uninstalledAt: IsNull() });
  }

  private async formerSettings(transaction: EntityManager, websiteId: string, pluginId: string): Promise<Install | null> {
    return transaction
      .createQueryBuilder(Install, 'install')
      .where('install.websiteId = :websiteId AND install.pluginId = :pluginId', { websiteId, pluginId })
      .andWhere('install.settingsSavedAt IS NOT NULL AND install.uninstalledAt > :since', { since: this.clock.after(-SETTINGS_KEPT_MS) })
      .orderBy('install.uninstalledAt', 'DESC')
      .limit(1)
      .getOne();
  }
}
