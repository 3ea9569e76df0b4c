import { Column, Entity, PrimaryColumn } from 'typeorm';

export const MESSAGE_TYPES = ['text', 'note'] as const;
export const MESSAGE_SENDERS = ['user', 'operator'] as const;

/** One message of a conversation: of the visitor (`user`) or of the website (`operator`); a note is seen by operators only. */
@Entity('conversation_message')
export class ConversationMessage {
  /** The number by which clients know it. */
  @PrimaryColumn('bigint')
  fingerprint: string;

  @Column('uuid')
  websiteId: string;

  @Column('text')
  sessionId: string;

  @Column('text')
  type: (typeof MESSAGE_TYPES)[number];

  @Column('text')
  sender: (typeof MESSAGE_SENDERS)[number];

  @Column('text')
  origin: string;

  @Column('jsonb')
  content: string;

  @Column('text')
  nickname: string;

  /** The credential. */
  @Column('uuid')
  sentBy: string;

  @Column('timestamptz')
  createdAt: Date;
}
