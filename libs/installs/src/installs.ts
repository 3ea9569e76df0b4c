import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, InstanceSecrets } from '@gatehouse/platform';
import type { ScopePair } from '@gatehouse/scopes';
import { DataSource, IsNull, Not } from 'typeorm';
import { ConsentedPair } from './consented-pair.entity.js';
import { Install, type InstallSettings } from './install.entity.js';
import { checkSettings, mergeSettings } from './install-settings.js';
import { InstallNotFound } from './installs.errors.js';

export const INSTALLS_PER_PAGE = 20;

/** Live installs as the data plane needs them: who is installed where, with which consent, token and settings. */
@Injectable()
export class Installs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly secrets: InstanceSecrets,
    private readonly audit: AuditTrail,
  ) {}

  async findLive(websiteId: string, pluginId: string): Promise<Install | null> {
    return this.dataSource.manager.findOneBy(Install, { websiteId, pluginId, uninstalledAt: IsNull() });
  }

  /** What the website agreed to, in the order of the names. A pair counts only while the plugin's grant holds it too. */
  async consentOf(installId: string): Promise<ScopePair[]> {
    const pairs = await this.dataSource.manager.find(ConsentedPair, { where: { installId }, order: { scope: 'ASC', mode: 'ASC' } });
    return pairs.map(({ scope, mode }) => ({ scope, mode }));
  }

  /**
   * The install's token: a secret that plugin and website share, by which a plugin recognises calls from its settings page.
   * Derived from the instance key and never stored; a new install of the same plugin has another. 256 bits in base64url.
   */
  tokenOf(installId: string): string {
    return this.secrets.hmac('install-token', [installId]).toString('base64url');
  }

  /**
   * The websites that installed a plugin, oldest install first.
   *
   * @param page from 1; 0 counts as 1. A page holds `INSTALLS_PER_PAGE`.
   * @param options `configuredOnly` leaves out installs whose settings nobody has saved yet.
   */
  async listOfPlugin(pluginId: string, page: number, options: { configuredOnly?: boolean } = {}): Promise<Install[]> {
    return this.dataSource.manager.find(Install, {
      where: { pluginId, uninstalledAt: IsNull(), ...(options.configuredOnly ? { settingsSavedAt: Not(IsNull()) } : {}) },
      order: { installedAt: 'ASC', id: 'ASC' },
      skip: (Math.max(page, 1) - 1) * INSTALLS_PER_PAGE,
      take: INSTALLS_PER_PAGE,
    });
  }

  async countOfPlugin(pluginId: string): Promise<number> {
    return this.dataSource.manager.countBy(Install, { pluginId, uninstalledAt: IsNull() });
  }

  /** @throws {InstallNotFound} also for an install that has ended. */
  async settingsOf(installId: string): Promise<InstallSettings> {
    const install = await this.dataSource.manager.findOneBy(Install, { id: installId, uninstalledAt: IsNull() });
    if (!install) throw new InstallNotFound();
    return install.settings;
  }

  /** @throws {InvalidInput} when the settings are not an object or exceed a limit (`checkSettings`). */
  async replaceSettings(actor: Actor, installId: string, settings: unknown): Promise<InstallSettings> {
    const checked = checkSettings(settings);
    return this.saveSettings(actor, installId, () => checked);
  }

  /** Merges by JSON Merge Patch (RFC 7396). Two merges at once both count. @throws as `replaceSettings` */
  async mergeSettings(actor: Actor, installId: string, patch: unknown): Promise<InstallSettings> {
    const checked = checkSettings(patch);
    return this.saveSettings(actor, installId, (present) => checkSettings(mergeSettings(present, checked)));
  }

  /** Settings may hold a plugin's own secrets, so the audit tells that they changed and which members there are, not their values. */
  private async saveSettings(
    actor: Actor,
    installId: string,
    change: (present: InstallSettings) => InstallSettings,
  ): Promise<InstallSettings> {
    return this.dataSource.transaction(async (transaction) => {
      const install = await transaction.findOne(Install, {
        where: { id: installId, uninstalledAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (!install) throw new InstallNotFound();
      const settings = change(install.settings);
      await transaction.query('UPDATE install SET settings = $2, settings_saved_at = $3 WHERE id = $1 AND uninstalled_at IS NULL', [
        installId,
        settings,
        this.clock.now(),
      ]);
      await this.audit.record(transaction, actor, {
        action: 'install.save_settings',
        subjectKind: 'install',
        subjectId: installId,
        before: { members: Object.keys(install.settings) },
        after: { members: Object.keys(settings) },
      });
      return settings;
    });
  }
}
