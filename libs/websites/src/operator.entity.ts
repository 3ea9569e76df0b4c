import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OperatorRole } from './operator-roles.js';

export const AVAILABILITIES = ['online', 'away', 'offline'] as const;
export type Availability = (typeof AVAILABILITIES)[number];

/** A website account that works on a website, in one role. */
@Entity('operator')
export class Operator {
  @PrimaryColumn('uuid')
  websiteId: string;

  @PrimaryColumn('uuid')
  accountId: string;

  @Column('text')
  role: OperatorRole;

  /** A security access group that counts in place of the role at the REST API. Owners and administrators have none. */
  @Column('uuid', { nullable: true })
  groupId: string | null;

  /** Set by the operator, never guessed from sessions. */
  @Column('text', { default: 'offline' })
  availability: Availability;

  @Column('timestamptz')
  availabilitySince: Date;

  @Column('timestamptz')
  createdAt: Date;
}
