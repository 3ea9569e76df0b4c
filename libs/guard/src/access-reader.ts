import { Injectable } from '@nestjs/common';
import type { CredentialState } from '@gatehouse/credentials';
import { Clock } from '@gatehouse/platform';
import type { PluginEnvironment } from '@gatehouse/usage';
import { DataSource } from 'typeorm';
import { ACCESS_BY_IDENTIFIER, CALLER_BY_KEY } from './access.queries.js';

/** A keypair, its plugin and the plugin's owner. */
export interface KeypairOwner {
  readonly identifier: string;
  readonly environment: PluginEnvironment;
  readonly state: CredentialState;
  readonly secretHash: Buffer | null;
  readonly lastUsedAt: Date | null;
  readonly pluginId: string;
  readonly pluginName: string;
  readonly pluginDeleted: boolean;
  readonly accountId: string;
  readonly ownerEmail: string;
  readonly ownerSuspended: boolean;
}

/** The same, with what the plugin may do on one website. Pairs are spelled `scope/mode`. */
export interface Access extends KeypairOwner {
  readonly installId: string | null;
  readonly trusted: boolean;
  /** The presented key worked once, before a roll. */
  readonly keyRetired: boolean;
  readonly granted: ReadonlySet<string>;
  readonly consented: ReadonlySet<string>;
  /** Asked for by the latest scope request; empty unless it was wanted. */
  readonly requested: ReadonlySet<string>;
}

export interface AccessQuestion {
  readonly identifier: string;
  readonly keyHash: Buffer;
  readonly websiteId: string | null;
  readonly withRequested: boolean;
}

/** Reads the state that decisions are made from. It asks PostgreSQL each time; a cache of this state belongs behind this class. */
@Injectable()
export class AccessReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async find({ identifier, keyHash, websiteId, withRequested }: AccessQuestion): Promise<Access | null> {
    const rows: AccessRow[] = await this.dataSource.query(ACCESS_BY_IDENTIFIER, [
      identifier,
      websiteId,
      this.clock.now(),
      keyHash,
      withRequested,
    ]);
    const row = rows[0];
    if (!row) return null;
    return {
      ...ownerOf(row),
      installId: row.install_id,
      trusted: row.trusted,
      keyRetired: row.key_retired,
      granted: new Set(row.granted),
      consented: new Set(row.consented),
      requested: new Set(row.requested),
    };
  }

  /** The keypair whose present key has this hash. */
  async findByKey(keyHash: Buffer): Promise<KeypairOwner | null> {
    const rows: OwnerRow[] = await this.dataSource.query(CALLER_BY_KEY, [keyHash]);
    return rows[0] ? ownerOf(rows[0]) : null;
  }
}

interface OwnerRow {
  readonly identifier: string;
  readonly environment: PluginEnvironment;
  readonly state: CredentialState;
  readonly secret_hash: Buffer | null;
  readonly last_used_at: Date | null;
  readonly plugin_id: string;
  readonly plugin_name: string;
  readonly plugin_deleted: boolean;
  readonly account_id: string;
  readonly owner_email: string;
  readonly owner_suspended: boolean;
}

interface AccessRow extends OwnerRow {
  readonly install_id: string | null;
  readonly trusted: boolean;
  readonly key_retired: boolean;
  readonly granted: string[];
  readonly consented: string[];
  readonly requested: string[];
}

function ownerOf(row: OwnerRow): KeypairOwner {
  return {
    identifier: row.identifier,
    environment: row.environment,
    state: row.state,
    secretHash: row.secret_hash,
    lastUsedAt: row.last_used_at,
    pluginId: row.plugin_id,
    pluginName: row.plugin_name,
    pluginDeleted: row.plugin_deleted,
    accountId: row.account_id,
    ownerEmail: row.owner_email,
    ownerSuspended: row.owner_suspended,
  };
}
