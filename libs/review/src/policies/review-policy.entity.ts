import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PolicyRule } from './policy-rule.js';

/** One version of the platform's review policy. Its rules never change; at most one version is active. */
@Entity('review_policy')
export class ReviewPolicy {
  @PrimaryColumn('integer')
  version: number;

  @Column('jsonb')
  rules: readonly PolicyRule[];

  /** `rulesDigest` of the rules; the simulation of exactly these rules carries the same. */
  @Column('text')
  digest: string;

  @Column('timestamptz')
  createdAt: Date;

  /** Null: it came with Gatehouse. */
  @Column('uuid', { nullable: true })
  createdBy: string | null;

  /** When it was last switched on. */
  @Column('timestamptz', { nullable: true })
  activatedAt: Date | null;

  @Column('boolean', { default: false })
  active: boolean;
}
