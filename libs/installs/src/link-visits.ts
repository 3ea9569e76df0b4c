import { Injectable } from '@nestjs/common';
import { Grants, pairView } from '@gatehouse/scope-requests';
import { ScopeCatalogue } from '@gatehouse/scopes';
import { DataSource } from 'typeorm';
import { grantOffer, pendingPairs } from './grant-offer.js';
import { listInstallable } from './install.queries.js';
import { InstallLinks } from './install-links.js';
import type { OpenedLinkView } from './install-links.dto.js';
import { linkState } from './install-link.state.js';
import { InstallLinkNotFound } from './installs.errors.js';
import { Clock } from '@gatehouse/platform';

/** What somebody sees who opens an install link. */
@Injectable()
export class LinkVisits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly links: InstallLinks,
    private readonly grants: Grants,
    private readonly catalogue: ScopeCatalogue,
    private readonly clock: Clock,
  ) {}

  /**
   * @param accountId a signed-in website account, or null
   * @throws {InstallLinkNotFound} also for a link that is used up
   */
  async open(pluginId: string, secret: string, accountId: string | null): Promise<OpenedLinkView> {
    const { manager } = this.dataSource;
    const { link, plugin, developer } = await this.links.open(manager, pluginId, secret);
    if (linkState(link, this.clock.now()) !== 'working') throw new InstallLinkNotFound();
    const grant = await this.grants.of(plugin.id);
    const ready = grant.length > 0;
    const websites = accountId === null ? null : await listInstallable(manager, accountId, plugin.id);
    return {
      plugin: { id: plugin.id, name: plugin.name, description: plugin.description, developer_name: developer.name },
      ready,
      message: ready
        ? null
        : `${plugin.name} has not been granted any scope yet, so it cannot be installed. Come back after its first approval.`,
      ...grantOffer(this.catalogue, grant),
      websites:
        websites?.map(({ id, name, domain, installId, consent }) => ({
          id,
          name,
          domain,
          installed: installId !== null,
          pending: pendingPairs(grant, consent).map((pair) => pairView(this.catalogue, pair)),
        })) ?? null,
    };
  }
}
