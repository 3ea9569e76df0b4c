import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { PlatformSettings } from '@gatehouse/platform';
import { DataSource, type EntityManager } from 'typeorm';

export interface KeyRules {
  /** Website and user keys may be made so that they can be shown again. Off unless an administrator switched it on. */
  readonly viewableKeys: boolean;
}

const DEFAULT_RULES: KeyRules = { viewableKeys: false };
const NAME = 'keys';

/** The rules of keys that an administrator of the platform sets at run time. */
@Injectable()
export class KeySettings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: PlatformSettings,
    private readonly audit: AuditTrail,
  ) {}

  async read(manager: EntityManager = this.dataSource.manager): Promise<KeyRules & { readonly version: number }> {
    const { value, version } = await this.settings.read(NAME, manager);
    // Only `change` writes this row; its type is what it wrote.
    return { ...DEFAULT_RULES, ...(value as KeyRules | undefined), version };
  }

  async sealedCopies(): Promise<number> {
    const [row]: { count: number }[] = await this.dataSource.query('SELECT count(*)::int AS count FROM sealed_key');
    return row?.count ?? 0;
  }

  /** @param version of the rules that were looked at before. @throws {SettingsChangedMeanwhile} */
  async change(actor: Actor, { viewableKeys }: KeyRules, version: number): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const before = await this.read(tx);
      await this.settings.write(tx, NAME, { viewableKeys }, version);
      await this.audit.record(tx, actor, {
        action: 'key_settings.change',
        subjectKind: 'platform_setting',
        subjectId: NAME,
        before: { viewable_keys: before.viewableKeys },
        after: { viewable_keys: viewableKeys },
      });
    });
  }
}
