import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Environment, PlatformSettings } from '@gatehouse/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** Requests a UTC day for what is made from now on. */
export interface DailyQuotas {
  readonly development: number;
  readonly production: number;
  /** A website key that states no quota of its own, and a user key. */
  readonly key: number;
}

const NAME = 'quota_defaults';

/**
 * With which quota a new keypair or key starts. An administrator sets it at run time; until then the environment's values count. Quotas that
 * are open already stay as they are, so that nobody's limit falls unseen.
 */
@Injectable()
export class QuotaDefaults {
  constructor(
    private readonly dataSource: DataSource,
    private readonly environment: Environment,
    private readonly settings: PlatformSettings,
    private readonly audit: AuditTrail,
  ) {}

  get ofEnvironment(): DailyQuotas {
    const { DEVELOPMENT_DAILY_QUOTA, PRODUCTION_DAILY_QUOTA, KEY_DAILY_QUOTA } = this.environment.values;
    return { development: DEVELOPMENT_DAILY_QUOTA, production: PRODUCTION_DAILY_QUOTA, key: KEY_DAILY_QUOTA };
  }

  async read(manager: EntityManager = this.dataSource.manager): Promise<DailyQuotas & { readonly version: number }> {
    const { value, version } = await this.settings.read(NAME, manager);
    // Only `change` writes this row; its type is what it wrote.
    return { ...this.ofEnvironment, ...(value as DailyQuotas | undefined), version };
  }

  /** @param version of the defaults that were looked at before. @throws {SettingsChangedMeanwhile} */
  async change(actor: Actor, { development, production, key }: DailyQuotas, version: number): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const before = await this.read(tx);
      await this.settings.write(tx, NAME, { development, production, key }, version);
      await this.audit.record(tx, actor, {
        action: 'quota_defaults.change',
        subjectKind: 'platform_setting',
        subjectId: NAME,
        before: { development: before.development, production: before.production, key: before.key },
        after: { development, production, key },
      });
    });
  }
}
