import type { ActorKind } from '@gatehouse/audit';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { QuotaRequestState } from './quota-request.state.js';

/** One ask for a higher daily quota of the production keypair. A plugin has at most one that is not over. */
@Entity('quota_request')
export class QuotaRequest {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  pluginId: string;

  @Column('text')
  state: QuotaRequestState;

  /** Counts submissions, from 1. */
  @Column('integer', { default: 1 })
  revision: number;

  /** The limit when it was asked. */
  @Column('integer')
  fromLimit: number;

  /** Requests a UTC day that are asked for. */
  @Column('integer')
  dailyLimit: number;

  @Column('text')
  reason: string;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  decisionReason: string | null;
}

/** One change of a request's state, readable by its developer. Never updated. */
@Entity('quota_request_event')
export class QuotaRequestEvent {
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
  fromState: QuotaRequestState | null;

  @Column('text')
  toState: QuotaRequestState;

  @Column('integer')
  revision: number;

  @Column('text', { nullable: true })
  reason: string | null;
}
