import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import type { ScopeRisk } from '@gatehouse/scopes';
import { DataSource, type EntityManager } from 'typeorm';
import { SettingsChangedMeanwhile } from '../review.errors.js';
import { PlatformSetting } from './platform-setting.entity.js';

export interface ReviewRules {
  /** Tiers in which an approval needs two reviewers. */
  readonly fourEyes: Readonly<Record<ScopeRisk, boolean>>;
  /** How long an item of a tier may wait for its decision. */
  readonly slaHours: Readonly<Record<ScopeRisk, number>>;
}

export const DEFAULT_RULES: ReviewRules = {
  fourEyes: { low: false, medium: false, high: true },
  slaHours: { low: 4, medium: 24, high: 48 },
};
const NAME = 'review';

/** The rules of the queue that an administrator sets; read anew at each use, so a change counts from its commit on. */
@Injectable()
export class ReviewSettings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(manager: EntityManager = this.dataSource.manager): Promise<ReviewRules & { version: number }> {
    const row = await manager.findOneBy(PlatformSetting, { name: NAME });
    // Only `change` writes this row; its type is what it wrote.
    return { ...DEFAULT_RULES, ...(row?.value as ReviewRules | undefined), version: row?.version ?? 0 };
  }

  /** @param version of the rules that were looked at before. @throws {SettingsChangedMeanwhile} */
  async change(actor: Actor, rules: ReviewRules, version: number): Promise<void> {
    await this.dataSource.transaction(async (transaction) => {
      const before = await this.read(transaction);
      const rows: unknown[] = await transaction.query(
        `INSERT INTO platform_setting AS present (name, value, version, updated_at) SELECT $1, $2, 1, $3 WHERE $4 = 0
         ON CONFLICT (name) DO NOTHING RETURNING version`,
        [NAME, rules, this.clock.now(), version],
      );
      const { affected } =
        rows.length > 0
          ? { affected: 1 }
          : await transaction.update(
              PlatformSetting,
              { name: NAME, version },
              { value: { ...rules }, version: version + 1, updatedAt: this.clock.now() },
            );
      if (affected !== 1) throw new SettingsChangedMeanwhile();
      await this.audit.record(transaction, actor, {
        action: 'review_settings.change',
        subjectKind: 'platform_setting',
        subjectId: NAME,
        before: { four_eyes: before.fourEyes, sla_hours: before.slaHours },
        after: { four_eyes: rules.fourEyes, sla_hours: rules.slaHours },
      });
    });
  }
}
