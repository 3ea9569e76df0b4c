import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `pending` waits for the website's owner; `active` counts until it expires, whether or not it was already marked as ended. */
export const TRUST_STATES = ['pending', 'active', 'ended'] as const;
export type TrustState = (typeof TRUST_STATES)[number];

export const TRUST_END_REASONS = ['ended_by_website', 'ended_by_developer', 'account_suspended', 'plugin_transferred', 'expired'] as const;
export type TrustEndReason = (typeof TRUST_END_REASONS)[number];

/** A website's trust in a developer's account: its development keypairs work there. At most one is live per website and account. */
@Entity('trusted_website')
export class TrustedWebsite {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  websiteId: string;

  @Column('uuid')
  accountId: string;

  @Column('text')
  state: TrustState;

  @Column('timestamptz')
  redeemedAt: Date;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;

  @Column('uuid', { nullable: true })
  confirmedBy: string | null;

  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('text', { nullable: true })
  endReason: TrustEndReason | null;
}
