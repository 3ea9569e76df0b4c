import { Injectable } from '@nestjs/common';
import { AuditTrail, SYSTEM } from '@gatehouse/audit';
import { Clock, InstanceSecrets, MINUTE, type Schedule } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { KeySettings } from './key-settings.js';

/**
 * Deletes sealed copies that nobody may open any more: all of them once the platform has switched them off, those of keys that are over, and
 * those of instance keys that are gone. That none of them is shown holds without this.
 */
@Injectable()
export class SealedKeysSchedule implements Schedule {
  readonly name = 'credentials.sealed-keys';
  readonly everyMs = MINUTE;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly secrets: InstanceSecrets,
    private readonly settings: KeySettings,
    private readonly audit: AuditTrail,
  ) {}

  async run(): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const { viewableKeys } = await this.settings.read(tx);
      const [purged]: [{ id: string }[], number] = await tx.query(
        `DELETE FROM sealed_key s USING credential c WHERE c.id = s.credential_id AND (NOT $1 OR s.key_version <> ALL ($2)
           OR c.state NOT IN ('active', 'retiring') OR c.expires_at <= $3) RETURNING c.id`,
        [viewableKeys, this.secrets.versions, this.clock.now()],
      );
      if (purged.length === 0) return;
      await this.audit.record(tx, SYSTEM, {
        action: 'sealed_keys.purge',
        subjectKind: 'platform_setting',
        subjectId: 'keys',
        after: { purged: purged.length, viewable_keys: viewableKeys },
      });
    });
  }
}
