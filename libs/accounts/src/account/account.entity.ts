import type { AccountRole, Realm } from '@gatehouse/auth';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person in one realm. The same e-mail may have an account in each realm; they know nothing of each other. */
@Entity('account')
export class Account {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  realm: Realm;

  /** Trimmed and in lower case; unique in its realm. */
  @Column('text')
  email: string;

  @Column('text')
  name: string;

  /** The account's part of a plugin's URN; never changes, also when the name does. */
  @Column('text')
  slug: string;

  /** PHC string of argon2id. */
  @Column('text')
  passwordHash: string;

  @Column('text')
  role: AccountRole;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  suspendedAt: Date | null;
}
