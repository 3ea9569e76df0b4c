import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PluginEnvironment } from './plugin-environment.js';

/** What a plugin may use in a day; one row for each of its environments. */
@Entity('quota')
export class Quota {
  @PrimaryColumn('uuid')
  pluginId: string;

  @PrimaryColumn('text')
  environment: PluginEnvironment;

  @Column('integer')
  dailyLimit: number;

  /** Raised by each reset: the count of the new generation starts at nought. */
  @Column('integer', { default: 0 })
  generation: number;

  @Column('timestamptz')
  updatedAt: Date;
}

/** What was used on one UTC day in one generation. */
@Entity('quota_use')
export class QuotaUse {
  @PrimaryColumn('uuid')
  pluginId: string;

  @PrimaryColumn('text')
  environment: PluginEnvironment;

  /** `YYYY-MM-DD`, UTC. */
  @PrimaryColumn('date')
  day: string;

  @PrimaryColumn('integer')
  generation: number;

  @Column('integer')
  used: number;
}
