import { Injectable } from '@nestjs/common';
import { pageOf, readCursor, type Page, type PageQuery } from '@gatehouse/platform';
import { pairView } from '@gatehouse/scope-requests';
import { ScopeCatalogue } from '@gatehouse/scopes';
import { DataSource } from 'typeorm';
import { pendingPairs } from './grant-offer.js';
import { findInstall, listInstalls, type InstallRow } from './install.queries.js';
import type { InstallView, PluginInstallView } from './installs.dto.js';
import { InstallNotFound } from './installs.errors.js';

/** Live installs as the people on both sides see them. */
@Injectable()
export class InstallReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: ScopeCatalogue,
  ) {}

  /** @throws {InstallNotFound} when it was uninstalled meanwhile */
  async get(installId: string): Promise<InstallView> {
    const row = await findInstall(this.dataSource.manager, installId);
    if (!row) throw new InstallNotFound();
    return this.forWebsite(row);
  }

  async ofWebsite(websiteId: string, query: PageQuery): Promise<Page<InstallView>> {
    return this.page({ websiteId }, query, (row) => this.forWebsite(row));
  }

  async ofPlugin(pluginId: string, query: PageQuery): Promise<Page<PluginInstallView>> {
    return this.page({ pluginId }, query, (row) => ({
      ...this.consent(row),
      website: { id: row.websiteId, name: row.websiteName, domain: row.websiteDomain },
    }));
  }

  private async page<Item>(
    of: { websiteId: string } | { pluginId: string },
    { cursor, limit }: PageQuery,
    item: (row: InstallRow) => Item,
  ): Promise<Page<Item>> {
    const rows = await listInstalls(this.dataSource.manager, of, readCursor(cursor), limit + 1);
    return pageOf(rows, limit, ({ installedAt, id }) => ({ at: installedAt, id }), item);
  }

  private forWebsite(row: InstallRow): InstallView {
    return {
      ...this.consent(row),
      website_id: row.websiteId,
      plugin: { id: row.pluginId, name: row.pluginName, description: row.pluginDescription, developer_name: row.developerName },
    };
  }

  private consent({ id, installedAt, consent, grant }: InstallRow): Pick<InstallView, 'id' | 'installed_at' | 'consented' | 'pending'> {
    return {
      id,
      installed_at: installedAt.toISOString(),
      consented: consent.map((pair) => pairView(this.catalogue, pair)),
      pending: pendingPairs(grant, consent).map((pair) => pairView(this.catalogue, pair)),
    };
  }
}
