import type { ActorKind } from '@gatehouse/audit';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ScopeRequestState } from './scope-request.state.js';

/** One change of a request's state, readable by its developer. Never updated. */
@Entity('scope_request_event')
export class ScopeRequestEvent {
  /** bigint: pg hands it over as text. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('uuid')
  requestId: string;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  actorKind: ActorKind;

  @Column('uuid', { nullable: true })
  actorId: string | null;

  @Column('text', { nullable: true })
  fromState: ScopeRequestState | null;

  @Column('text')
  toState: ScopeRequestState;

  /** `revision` always; on a submission the pairs as submitted, on a decision the reason and the verdicts. */
  @Column('jsonb', { default: {} })
  detail: Record<string, unknown>;
}
