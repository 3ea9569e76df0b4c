import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CAMPAIGN_STATUSES = ['draft', 'active', 'paused', 'completed'] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

/** A campaign of a contact centre. */
@Entity('campaign')
export class Campaign {
  @PrimaryColumn('uuid')
  id: string;

  /** The id that callers see; filters of other reports name it. */
  @Column('integer', { unique: true })
  number: number;

  @Column('uuid')
  websiteId: string;

  @Column('text')
  name: string;

  @Column('text')
  status: CampaignStatus;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  updatedAt: Date;
}
