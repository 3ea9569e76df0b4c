import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PolicyOutcome } from './evaluate-policy.js';
import type { PolicyFacts } from './policy-rule.js';

/** What was known of one revision of a subject when it was screened, and what the policy of that moment said. */
@Entity('screened_facts')
export class ScreenedFacts {
  @PrimaryColumn('uuid')
  subjectId: string;

  @PrimaryColumn('integer')
  revision: number;

  @Column('jsonb')
  facts: PolicyFacts;

  @Column('integer')
  policyVersion: number;

  @Column('jsonb')
  outcome: PolicyOutcome;

  @Column('timestamptz')
  screenedAt: Date;
}
