import type { AccountRole, Realm } from '@gatehouse/auth';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type LinkPurpose = 'confirm' | 'reset' | 'invite';

/** A single-use link that a mail carries. Only the hash of its token is kept. */
@Entity('account_link')
export class AccountLink {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  purpose: LinkPurpose;

  @Column('text')
  realm: Realm;

  @Column('text')
  email: string;

  /** Null for an invitation: whether the e-mail has an account is looked up when it is accepted. */
  @Column('uuid', { nullable: true })
  accountId: string | null;

  @Column('bytea')
  tokenHash: Buffer;

  /** The role that accepting an invitation gives at the marketplace. */
  @Column('text', { nullable: true })
  role: AccountRole | null;

  @Column('uuid', { nullable: true })
  websiteId: string | null;

  /** The operator's role that accepting gives on the website; the websites slice knows its values. */
  @Column('text', { nullable: true })
  websiteRole: string | null;

  @Column('uuid', { nullable: true })
  invitedBy: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
