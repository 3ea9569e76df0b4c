import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { checkSettings, mergeSettings, type InstallSettings } from '@gatehouse/installs';
import { Clock, InstanceSecrets } from '@gatehouse/platform';
import { DataSource } from 'typeorm';

/** A plugin under development, on a website that trusts its developer. */
export interface DevelopmentPlace {
  readonly pluginId: string;
  readonly websiteId: string;
}

/** Settings that a development keypair keeps on a website: apart from those of an install, so that trying things out changes nothing for customers. */
@Injectable()
export class DevelopmentSettings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly secrets: InstanceSecrets,
    private readonly audit: AuditTrail,
  ) {}

  /** Derived like the token of an install, and another one. */
  tokenOf({ pluginId, websiteId }: DevelopmentPlace): string {
    return this.secrets.hmac('install-token', ['development', pluginId, websiteId]).toString('base64url');
  }

  async of({ pluginId, websiteId }: DevelopmentPlace): Promise<InstallSettings> {
    const rows: { settings: InstallSettings }[] = await this.dataSource.query(
      'SELECT settings FROM development_settings WHERE plugin_id = $1 AND website_id = $2',
      [pluginId, websiteId],
    );
    return rows[0]?.settings ?? {};
  }

  async replace(actor: Actor, place: DevelopmentPlace, settings: unknown): Promise<void> {
    const checked = checkSettings(settings);
    await this.save(actor, place, () => checked);
  }

  /** Merges by JSON Merge Patch (RFC 7396), as for installs. */
  async merge(actor: Actor, place: DevelopmentPlace, patch: unknown): Promise<void> {
    const checked = checkSettings(patch);
    await this.save(actor, place, (present) => checkSettings(mergeSettings(present, checked)));
  }

  private async save(
    actor: Actor,
    { pluginId, websiteId }: DevelopmentPlace,
    change: (present: InstallSettings) => InstallSettings,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const now = this.clock.now();
      // The row must be there to be locked: saves at the same time follow each other.
      await tx.query(
        `INSERT INTO development_settings (plugin_id, website_id, settings, saved_at) VALUES ($1, $2, '{}', $3) ON CONFLICT DO NOTHING`,
        [pluginId, websiteId, now],
      );
      const rows: { settings: InstallSettings }[] = await tx.query(
        'SELECT settings FROM development_settings WHERE plugin_id = $1 AND website_id = $2 FOR UPDATE',
        [pluginId, websiteId],
      );
      const before = rows[0]?.settings ?? {};
      const after = change(before);
      await tx.query('UPDATE development_settings SET settings = $3, saved_at = $4 WHERE plugin_id = $1 AND website_id = $2', [
        pluginId,
        websiteId,
        after,
        now,
      ]);
      // Settings may hold secrets of the plugin: the audit tells which members there are, not their values.
      await this.audit.record(tx, actor, {
        action: 'plugin.save_development_settings',
        subjectKind: 'plugin',
        subjectId: pluginId,
        before: { website_id: websiteId, members: Object.keys(before) },
        after: { website_id: websiteId, members: Object.keys(after) },
      });
    });
  }
}
