import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One job that a committed change asked for. The row is the truth, the BullMQ job only its shadow:
 * pending → dispatched (the queue has it) → done (its effects are committed).
 */
@Entity('outbox_message')
export class OutboxMessage {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  queue: string;

  @Column('text')
  job: string;

  /** Sealed, because it may name people or carry a link; emptied when the job is done. */
  @Column('text')
  payloadSealed: string;

  /** Two messages with one key are one: the second insert is dropped. */
  @Column('text', { nullable: true })
  dedupeKey: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  dispatchedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  doneAt: Date | null;

  /** Last failure, for the administrator; null while all is well. */
  @Column('text', { nullable: true })
  lastError: string | null;
}
