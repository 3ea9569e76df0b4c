import { Injectable } from '@nestjs/common';
import { Clock } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { accessOf, ownerOf, type AccessRow, type OwnerRow } from './access-rows.js';
import type { Access, CredentialOwner, KeyAccess } from './access.js';
import { ACCESS_BY_IDENTIFIER, CALLER_BY_KEY } from './access.queries.js';

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

  async find({ identifier, keyHash, websiteId, withRequested }: AccessQuestion): Promise<Access | KeyAccess | null> {
    const rows: AccessRow[] = await this.dataSource.query(ACCESS_BY_IDENTIFIER, [
      identifier,
      websiteId,
      this.clock.now(),
      keyHash,
      withRequested,
    ]);
    return rows[0] ? accessOf(rows[0]) : null;
  }

  /** The keypair whose present key has this hash. */
  async findByKey(keyHash: Buffer): Promise<CredentialOwner | null> {
    const rows: OwnerRow[] = await this.dataSource.query(CALLER_BY_KEY, [keyHash]);
    return rows[0] ? ownerOf(rows[0]) : null;
  }
}
