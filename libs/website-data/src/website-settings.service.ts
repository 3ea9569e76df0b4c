import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor, type AuditState } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { Website, WebsiteNotFound, WebsitesService } from '@gatehouse/websites';
import { DataSource } from 'typeorm';
import { mergeSettings, type Settings } from './merge-settings.js';
import type { WebsiteDto } from './website.dto.js';
import type { WebsiteSettingsDto, WebsiteSettingsUpdate } from './website-settings.dto.js';

/** A website and its settings, as plugins read and change them. */
@Injectable()
export class WebsiteSettingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly websites: WebsitesService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async website(websiteId: string): Promise<WebsiteDto> {
    const { id, name, domain, settings } = await this.websites.get(websiteId);
    return { website_id: id, name, domain, logo: typeof settings.logo === 'string' ? settings.logo : null };
  }

  async settings(websiteId: string): Promise<WebsiteSettingsDto> {
    const { name, domain, settings } = await this.websites.get(websiteId);
    return { ...settings, name, domain };
  }

  /** Changes at the same time follow each other, so that each merges into what the one before left. */
  async update(actor: Actor, websiteId: string, update: WebsiteSettingsUpdate): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const website = await tx.findOne(Website, { where: { id: websiteId }, lock: { mode: 'pessimistic_write' } });
      if (!website) throw new WebsiteNotFound();
      const before: Settings = { ...website.settings, name: website.name, domain: website.domain };
      const after = mergeSettings(before, update);
      const changed = Object.keys({ ...before, ...after }).filter((name) => !isDeepStrictEqual(before[name], after[name]));
      if (changed.length === 0) return;
      const settings = Object.fromEntries(Object.entries(after).filter(([name]) => name !== 'name' && name !== 'domain'));
      await tx.query('UPDATE website SET name = $2, domain = $3, settings = $4, updated_at = $5 WHERE id = $1', [
        websiteId,
        update.name ?? website.name,
        update.domain ?? website.domain,
        settings,
        this.clock.now(),
      ]);
      await this.audit.record(tx, actor, {
        action: 'website.update_settings',
        subjectKind: 'website',
        subjectId: websiteId,
        before: only(before, changed),
        after: only(after, changed),
      });
    });
  }
}

function only(settings: Settings, names: readonly string[]): AuditState {
  return Object.fromEntries(names.map((name) => [name, settings[name] ?? null]));
}
