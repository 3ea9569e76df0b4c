import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CHANNEL_KINDS = ['chat', 'email', 'sms', 'whatsapp', 'messenger', 'instagram', 'telegram'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** A way in which a website talks with its customers. */
@Entity('channel')
export class Channel {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  websiteId: string;

  /** The number by which routes address it. */
  @Column('integer', { unique: true })
  streamId: number;

  /** The encrypted form of the number, made once. Null for a channel that came with a migration and was never shown. */
  @Column('text', { nullable: true, unique: true })
  streamProviderId: string | null;

  @Column('text')
  kind: ChannelKind;

  /** Unique among the living channels of the website, whatever the case of its letters. */
  @Column('text')
  name: string;

  @Column('timestamptz')
  createdAt: Date;

  /** From then on no route finds it. */
  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;
}
