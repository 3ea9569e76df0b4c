import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One signed-in browser or script. Its token is in the cookie only; here is the SHA-256 of it. */
@Entity('session')
export class Session {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  accountId: string;

  @Column('bytea')
  tokenHash: Buffer;

  @Column('timestamptz')
  createdAt: Date;

  /** When the password was given again in this session; null: not since the sign-in. */
  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;

  /** Updated at most once a minute. */
  @Column('timestamptz')
  lastSeenAt: Date;

  /** Absolute end as it was known at sign-in. A role that became shorter-lived since is looked at on each use. */
  @Column('timestamptz')
  expiresAt: Date;

  @Column('text', { nullable: true })
  address: string | null;

  @Column('text', { nullable: true })
  userAgent: string | null;
}
