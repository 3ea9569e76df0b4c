import type { ScopeMode } from '@gatehouse/scopes';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One (scope, mode) that a website agreed to for one install. */
@Entity('consented_pair')
export class ConsentedPair {
  @PrimaryColumn('uuid')
  installId: string;

  @PrimaryColumn('text')
  scope: string;

  @PrimaryColumn('text')
  mode: ScopeMode;

  @Column('timestamptz')
  consentedAt: Date;

  @Column('uuid')
  consentedBy: string;
}
