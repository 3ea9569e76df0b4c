import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The copy of a viewable key, sealed; a trigger of the database takes it away as soon as the key ends or gets a new value. */
@Entity('sealed_key')
export class SealedKey {
  @PrimaryColumn('uuid')
  credentialId: string;

  /** AES-256-GCM under the instance key, bound to the credential: moved to another row it does not open. */
  @Column('text')
  sealed: string;

  /** Of the instance key. When that is no longer listed, nobody can open the copy. */
  @Column('integer')
  keyVersion: number;

  @Column('timestamptz')
  sealedAt: Date;
}
