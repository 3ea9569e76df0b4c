import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One change: who did what to which thing, before and after, when and from where. Never updated, never deleted. */
@Entity('audit_event')
export class AuditEvent {
  @PrimaryColumn('uuid')
  id: string;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  actorKind: ActorKind;

  @Column('uuid', { nullable: true })
  actorId: string | null;

  /** `<noun>.<verb>`, for example `keypair.roll`. */
  @Column('text')
  action: string;

  @Column('text')
  subjectKind: string;

  @Column('text')
  subjectId: string;

  @Column('jsonb', { nullable: true })
  before: AuditState | null;

  @Column('jsonb', { nullable: true })
  after: AuditState | null;

  @Column('text', { nullable: true })
  address: string | null;

  @Column('text', { nullable: true })
  requestId: string | null;

  /** SHA-256 over the row's canonical JSON: an edited row no longer fits its digest. */
  @Column('bytea')
  digest: Buffer;
}

/** `system` is Gatehouse itself: a screening, a schedule, the command line. */
export type ActorKind = 'account' | 'credential' | 'system' | 'visitor';

/** State without secrets: what a person may read in the audit. */
export type AuditState = Readonly<Record<string, unknown>>;
