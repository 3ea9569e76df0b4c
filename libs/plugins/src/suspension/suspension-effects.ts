import { ApiProperty } from '@nestjs/swagger';
import { Injectable } from '@nestjs/common';
import { AccountNotFound } from '@gatehouse/accounts';
import { Clock } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';

/** What a suspension takes away, as of now. What stops comes back with a reinstatement; what ends does not. */
export class SuspensionEffectsView {
  @ApiProperty({ type: 'integer', description: 'Sessions that end.' })
  sessions: number;

  @ApiProperty({ type: 'integer', description: 'Plugins with a working keypair, which stop answering.' })
  plugins: number;

  @ApiProperty({ type: 'integer', description: 'Websites on which one of these plugins is installed.' })
  websites: number;

  @ApiProperty({ type: 'integer', description: 'Websites whose trust in the account ends.' })
  trusting_websites: number;

  @ApiProperty({ type: 'integer', description: 'User keys of the account that stop working.' })
  user_keys: number;

  @ApiProperty({ type: 'integer', description: 'Websites that are left without an owner who can sign in.' })
  ownerless_websites: number;
}

const EFFECTS = `
  SELECT
    (SELECT count(*)::int FROM session s WHERE s.account_id = $1 AND s.expires_at > $2) AS sessions,
    (SELECT count(*)::int FROM working) AS plugins,
    (SELECT count(DISTINCT i.website_id)::int FROM install i JOIN working USING (plugin_id) WHERE i.uninstalled_at IS NULL) AS websites,
    (SELECT count(*)::int FROM trusted_website t WHERE t.account_id = $1 AND t.state <> 'ended') AS trusting_websites,
    (SELECT count(*)::int FROM credential c WHERE c.kind = 'user' AND c.account_id = $1 AND c.state IN ('active', 'retiring')) AS user_keys,
    (SELECT count(*)::int FROM operator o WHERE o.account_id = $1 AND o.role = 'owner' AND NOT EXISTS (
      SELECT 1 FROM operator other JOIN account b ON b.id = other.account_id
      WHERE other.website_id = o.website_id AND other.role = 'owner' AND b.id <> $1 AND b.suspended_at IS NULL)) AS ownerless_websites
  FROM account WHERE id = $1`;
const WORKING = `
  WITH working AS (
    SELECT p.id AS plugin_id FROM plugin p WHERE p.account_id = $1 AND p.deleted_at IS NULL
      AND EXISTS (SELECT 1 FROM credential c WHERE c.plugin_id = p.id AND c.kind = 'plugin' AND c.state IN ('active', 'retiring')))`;

/** Counts what a suspension would take away, for whoever is about to do it. */
@Injectable()
export class SuspensionEffects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws {AccountNotFound} */
  async of(accountId: string): Promise<SuspensionEffectsView> {
    if (!isUUID(accountId)) throw new AccountNotFound();
    const [effects]: SuspensionEffectsView[] = await this.dataSource.query(`${WORKING} ${EFFECTS}`, [accountId, this.clock.now()]);
    if (!effects) throw new AccountNotFound();
    return effects;
  }
}
