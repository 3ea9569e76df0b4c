import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PluginEnvironment } from './plugin-environment.js';

/** What a plugin (in each of its environments) or a website or user key (always as in production) may use in a day. */
@Entity('quota')
export class Quota {
  @PrimaryColumn('uuid')
  holderId: string;

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
  holderId: string;

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
