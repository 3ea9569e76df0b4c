import { ApiProperty } from '@nestjs/swagger';
import { Injectable } from '@nestjs/common';
import { Clock } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { TrustedWebsiteNotFound } from './trust.errors.js';

/** What a developer loses with the trust of a website. */
export class TrustEffectsView {
  @ApiProperty({
    type: 'integer',
    description: 'Development keypairs of the account that work on the website now; none while its owner has not confirmed.',
  })
  development_keypairs: number;
}

const KEYPAIRS = `
  SELECT (SELECT count(*)::int FROM credential c JOIN plugin p ON p.id = c.plugin_id
          WHERE t.state = 'active' AND t.expires_at > $3 AND p.account_id = t.account_id AND p.deleted_at IS NULL
            AND c.kind = 'plugin' AND c.environment = 'development' AND c.state IN ('active', 'retiring')) AS development_keypairs
  FROM trusted_website t WHERE t.id = $1 AND t.account_id = $2`;

/** Counts what stops when a trust is given up, for whoever is about to do it. */
@Injectable()
export class TrustEffects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws {TrustedWebsiteNotFound} also for the trust of a website in somebody else. */
  async of(accountId: string, trustId: string): Promise<TrustEffectsView> {
    if (!isUUID(trustId)) throw new TrustedWebsiteNotFound();
    const [effects]: TrustEffectsView[] = await this.dataSource.query(KEYPAIRS, [trustId, accountId, this.clock.now()]);
    if (!effects) throw new TrustedWebsiteNotFound();
    return effects;
  }
}
