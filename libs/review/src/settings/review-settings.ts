import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { PlatformSettings } from '@gatehouse/platform';
import type { ScopeRisk } from '@gatehouse/scopes';
import { DataSource, type EntityManager } from 'typeorm';

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
    private readonly settings: PlatformSettings,
  ) {}

  async read(manager: EntityManager = this.dataSource.manager): Promise<ReviewRules & { version: number }> {
    const { value, version } = await this.settings.read(NAME, manager);
    // Only `change` writes this row; its type is what it wrote.
    return { ...DEFAULT_RULES, ...(value as ReviewRules | undefined), version };
  }

  /** @param version of the rules that were looked at before. @throws {SettingsChangedMeanwhile} */
  async change(actor: Actor, rules: ReviewRules, version: number): Promise<void> {
    await this.dataSource.transaction(async (transaction) => {
      const before = await this.read(transaction);
      await this.settings.write(transaction, NAME, rules, version);
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
