import type { ChannelKind } from '@gatehouse/websites';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `recorded`: kept here, because no sender that reaches the outside is plugged in. */
export const MESSAGE_STATES = ['queued', 'recorded', 'sent', 'failed'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A message to somebody outside, sent over a channel or as an SMS of an agent. */
@Entity('outgoing_message')
export class OutgoingMessage {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  websiteId: string;

  /** Null for an SMS that was not sent over a channel. */
  @Column('integer', { nullable: true })
  streamId: number | null;

  @Column('text')
  kind: ChannelKind;

  /** Who speaks, as the caller names them. */
  @Column('text', { nullable: true })
  agent: string | null;

  /** Phone numbers in E.164. */
  @Column('text')
  recipient: string;

  @Column('text')
  body: string;

  @Column('text')
  state: MessageState;

  /** What the sender calls it. */
  @Column('text', { nullable: true })
  reference: string | null;

  @Column('text', { nullable: true })
  failure: string | null;

  /** The credential. */
  @Column('uuid')
  sentBy: string;

  /** SHA-256 of the Idempotency-Key; at most one message of a credential has it. */
  @Column('bytea', { nullable: true })
  idempotencyHash: Buffer | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  handledAt: Date | null;
}
