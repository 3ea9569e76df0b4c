import { Injectable } from '@nestjs/common';
import { AuditTrail, SYSTEM } from '@gatehouse/audit';
import { Clock, HOUR, type Schedule } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { SETTINGS_KEPT_MS } from './installing.js';

const BATCH = 500;

/** Forgets the settings of plugins that were uninstalled and did not come back. What is overdue is never handed out, purged or not. */
@Injectable()
export class SettingsPurgeSchedule implements Schedule {
  readonly name = 'installs.purge-settings';
  readonly everyMs = HOUR;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async run(): Promise<void> {
    const before = this.clock.after(-SETTINGS_KEPT_MS);
    for (let purged = BATCH; purged === BATCH;)
      purged = await this.dataSource.transaction(async (transaction) => {
        const rows: { id: string }[] = await transaction.query(
          `SELECT id FROM install WHERE uninstalled_at <= $1 AND settings_saved_at IS NOT NULL LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
          [before],
        );
        await transaction.query(`UPDATE install SET settings = '{}', settings_saved_at = NULL WHERE id = ANY($1)`, [
          rows.map(({ id }) => id),
        ]);
        for (const { id } of rows)
          await this.audit.record(transaction, SYSTEM, { action: 'install.purge_settings', subjectKind: 'install', subjectId: id });
        return rows.length;
      });
  }
}
