import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@gatehouse/platform';
import { ensureNoPairVanished, ScopeCatalogue } from '@gatehouse/scopes';
import { DataSource } from 'typeorm';
import { CatalogueEdition } from './catalogue-edition.entity.js';

/** At the start of every process: stops it when a pair in use is missing from the catalogue, and notes which editions were ever in use. */
@Injectable()
export class CatalogueBookkeeping implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: ScopeCatalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws {CatalogueError} listing every pair that vanished and who uses it */
  async onModuleInit(): Promise<void> {
    const pairs: { scope: string; mode: string; used_by: string }[] = await this.dataSource.query(
      `SELECT g.scope, g.mode, 'grant of "' || p.name || '"' AS used_by
         FROM granted_pair g JOIN plugin p ON p.id = g.plugin_id WHERE p.deleted_at IS NULL
       UNION ALL
       SELECT c.scope, c.mode, 'consent of the website "' || w.name || '" to "' || p.name || '"'
         FROM consented_pair c JOIN install i ON i.id = c.install_id AND i.uninstalled_at IS NULL
         JOIN website w ON w.id = i.website_id JOIN plugin p ON p.id = i.plugin_id WHERE p.deleted_at IS NULL
       UNION ALL
       SELECT q.scope, q.mode, 'open scope request of "' || p.name || '"'
         FROM requested_pair q JOIN scope_request r ON r.id = q.request_id JOIN plugin p ON p.id = r.plugin_id
         WHERE r.state IN ('draft', 'submitted', 'queued', 'changes_requested') AND p.deleted_at IS NULL`,
    );
    ensureNoPairVanished(
      this.catalogue,
      pairs.map(({ scope, mode, used_by }) => ({ scope, mode, usedBy: [used_by] })),
    );
    const { digest, version } = this.catalogue;
    await this.dataSource
      .createQueryBuilder()
      .insert()
      .into(CatalogueEdition)
      .values({ digest: Buffer.from(digest, 'hex'), version, loadedAt: this.clock.now() })
      .orIgnore()
      .execute();
  }
}
