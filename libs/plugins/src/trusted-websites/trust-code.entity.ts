import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A one-time code by which a website's owner lets one developer, named by e-mail, ask for its trust. Only the hash is kept. */
@Entity('trust_code')
export class TrustCode {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  websiteId: string;

  @Column('text')
  developerEmail: string;

  @Column('bytea', { unique: true })
  codeHash: Buffer;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  redeemedAt: Date | null;

  @Column('uuid', { nullable: true })
  redeemedBy: string | null;
}
