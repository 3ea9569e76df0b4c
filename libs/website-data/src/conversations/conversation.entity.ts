import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CONVERSATION_STATES = ['pending', 'unresolved', 'resolved'] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

export interface ConversationMeta {
  readonly nickname?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly subject?: string;
  readonly segments?: readonly string[];
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What a website and one of its visitors say to each other. */
@Entity('conversation')
export class Conversation {
  @PrimaryColumn('uuid')
  websiteId: string;

  /** `session_` + UUID. */
  @PrimaryColumn('text')
  sessionId: string;

  @Column('text')
  state: ConversationState;

  @Column('jsonb', { default: {} })
  meta: ConversationMeta;

  /** The beginning of the last text. */
  @Column('text', { nullable: true })
  lastMessage: string | null;

  @Column('timestamptz')
  createdAt: Date;

  /** Of the last message or change. */
  @Column('timestamptz')
  updatedAt: Date;
}
