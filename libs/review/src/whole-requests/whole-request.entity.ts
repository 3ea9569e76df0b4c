import type { ActorKind } from '@gatehouse/audit';
import { Column, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What every request that is decided as a whole has; its kind adds what is asked for. */
export abstract class WholeRequest<State extends string> {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  state: State;

  /** Counts submissions, from 1. */
  @Column('integer', { default: 1 })
  revision: number;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  /** Also when changes were asked for. */
  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  decisionReason: string | null;
}

/** One change of the state of a request of any kind, readable by whoever asked. Never updated. */
export abstract class RequestEvent<State extends string> {
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
  fromState: State | null;

  @Column('text')
  toState: State;
}

/** With what belongs to a request that is decided as a whole. */
export abstract class WholeRequestEvent<State extends string> extends RequestEvent<State> {
  @Column('integer')
  revision: number;

  @Column('text', { nullable: true })
  reason: string | null;
}
