import { WholeRequest, WholeRequestEvent, type WholeRequestState } from '@gatehouse/review';
import { Column, Entity } from 'typeorm';

/** One ask of a website, by one of its operators, for a contact-centre key. A website has at most one that is not over. */
@Entity('contact_centre_key_request')
export class KeyRequest extends WholeRequest<WholeRequestState> {
  @Column('uuid')
  websiteId: string;

  /** What the key is to be called. */
  @Column('text')
  name: string;

  @Column('text')
  justification: string;

  /** Null: never. */
  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  /** CIDR ranges; null: from everywhere. */
  @Column('text', { array: true, nullable: true })
  allowedAddresses: string[] | null;

  @Column('boolean', { default: false })
  allowedInUrl: boolean;

  /** Requests a UTC day. */
  @Column('integer')
  dailyQuota: number;

  /** The key that the approval prepared. */
  @Column('uuid', { nullable: true, unique: true })
  keyId: string | null;

  /** The rejected request that this one appeals against. */
  @Column('uuid', { nullable: true, unique: true })
  appealOf: string | null;
}

@Entity('contact_centre_key_request_event')
export class KeyRequestEvent extends WholeRequestEvent<WholeRequestState> {}
