import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ScopeRequestState } from './scope-request.state.js';

/** One ask for more scopes. A plugin has at most one that is not over. */
@Entity('scope_request')
export class ScopeRequest {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  pluginId: string;

  @Column('text')
  state: ScopeRequestState;

  /** Counts submissions: 1 at first, one more for each resubmission. Findings and jobs belong to one revision. */
  @Column('integer', { default: 1 })
  revision: number;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  submittedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  queuedAt: Date | null;

  /** The present revision's decision; all three are null again after a resubmission (the events keep the earlier ones). */
  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  @Column('text', { nullable: true })
  decisionReason: string | null;

  /** The request that this one appeals against; each has at most one appeal. */
  @Column('uuid', { nullable: true, unique: true })
  appealOf: string | null;

  /** The production keypair that its approval waits for, or waited for; null for one that added to a claimed one. */
  @Column('uuid', { nullable: true })
  credentialId: string | null;
}
