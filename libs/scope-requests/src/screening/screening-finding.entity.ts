import type { ScopeMode } from '@gatehouse/scopes';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FindingCode, Severity } from './finding.js';

/** Something that the screening wants the reviewer to look at, about one pair or (scope and mode null) about the whole. */
@Entity('screening_finding')
export class ScreeningFinding {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  requestId: string;

  @Column('integer')
  revision: number;

  @Column('text')
  code: FindingCode;

  @Column('text', { default: 'warning' })
  severity: Severity;

  @Column('text', { nullable: true })
  scope: string | null;

  @Column('text', { nullable: true })
  mode: ScopeMode | null;

  /** A sentence for the reviewer. */
  @Column('text')
  detail: string;
}
