import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A setting that an administrator changes at run time; without a row the default counts. */
@Entity('platform_setting')
export class PlatformSetting {
  @PrimaryColumn('text')
  name: string;

  @Column('jsonb')
  value: unknown;

  /** Counts the changes, so that two administrators do not overwrite each other unseen. */
  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz')
  updatedAt: Date;
}
