import type { ActorKind } from '@gatehouse/audit';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { KeyRequestState } from './key-request.state.js';

/** One ask of a website for a contact-centre key. A website has at most one that is not over. */
@Entity('contact_centre_key_request')
export class KeyRequest {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  websiteId: string;

  @Column('text')
  state: KeyRequestState;

  /** Counts submissions, from 1. */
  @Column('integer', { default: 1 })
  revision: number;

  /** What the key is to be called. */
  @Column('text')
  name: string;

  @Column('text')
  justification: string;

  /** Null: never. */
  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  /** CIDR ranges; null: from everywhere. */
  @Column('text', { array: true, nullable: true })
  allowedAddresses: string[] | null;

  @Column('boolean', { default: false })
  allowedInUrl: boolean;

  /** Requests a UTC day. */
  @Column('integer')
  dailyQuota: number;

  /** The operator who asked; the key will not be theirs. */
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  decisionReason: string | null;

  /** The key that the approval prepared. */
  @Column('uuid', { nullable: true, unique: true })
  keyId: string | null;

  /** The rejected request that this one appeals against. */
  @Column('uuid', { nullable: true, unique: true })
  appealOf: string | null;
}

/** One change of a request's state, readable by the website. Never updated. */
@Entity('contact_centre_key_request_event')
export class KeyRequestEvent {
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
  fromState: KeyRequestState | null;

  @Column('text')
  toState: KeyRequestState;

  @Column('integer')
  revision: number;

  @Column('text', { nullable: true })
  reason: string | null;
}
