import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { PlatformSetting } from './platform-setting.entity.js';
import { SettingsChangedMeanwhile } from './settings.errors.js';

/** Settings that an administrator changes at run time; read anew at each use, so a change counts from its commit on. */
@Injectable()
export class PlatformSettings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Version 0 and no value before the first change. */
  async read(name: string, manager: EntityManager = this.dataSource.manager): Promise<{ value: unknown; version: number }> {
    const row = await manager.findOneBy(PlatformSetting, { name });
    return { value: row?.value, version: row?.version ?? 0 };
  }

  /** Its audit row is the caller's. @param version of the setting that was looked at before. @throws {SettingsChangedMeanwhile} */
  async write(transaction: EntityManager, name: string, value: object, version: number): Promise<void> {
    const updatedAt = this.clock.now();
    const rows: unknown[] = await transaction.query(
      `INSERT INTO platform_setting (name, value, version, updated_at) SELECT $1, $2, 1, $3 WHERE $4 = 0
       ON CONFLICT (name) DO NOTHING RETURNING version`,
      [name, value, updatedAt, version],
    );
    if (rows.length > 0) return;
    const { affected } = await transaction.update(PlatformSetting, { name, version }, { value, version: version + 1, updatedAt });
    if (affected !== 1) throw new SettingsChangedMeanwhile();
  }
}
