import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PluginEnvironment } from '@gatehouse/usage';
import type { CredentialKind } from './key-format.js';

/** `revoked`, `expired` and `deleted` are tombstones: an identifier is never used again. */
export type CredentialState = 'unclaimed' | 'active' | 'retiring' | 'revoked' | 'expired' | 'deleted';

/** A keypair without its key. `id` is the identifier. */
@Entity('credential')
export class Credential {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: CredentialKind;

  @Column('text')
  environment: PluginEnvironment;

  @Column('uuid')
  pluginId: string;

  @Column('text')
  state: CredentialState;

  /** SHA-256 of the key; null until it is claimed. A fast hash is enough for 256 random bits. */
  @Column('bytea', { nullable: true })
  secretHash: Buffer | null;

  @Column('text', { nullable: true })
  secretPrefix: string | null;

  @Column('text', { nullable: true })
  secretLastFour: string | null;

  /** Who was shown the first key. */
  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @Column('timestamptz')
  createdAt: Date;

  /** When the present key was made. */
  @Column('timestamptz', { nullable: true })
  issuedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  rolledAt: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('text', { nullable: true })
  revokeReason: string | null;

  /** To the minute, so that a busy keypair does not write its row on every request. */
  @Column('timestamptz', { nullable: true })
  lastUsedAt: Date | null;

  @Column('text', { nullable: true })
  lastUsedAddress: string | null;
}

/** A key that worked once. Kept so that the owner can be told "rolled", which a stranger never is. */
@Entity('retired_secret')
export class RetiredSecret {
  @PrimaryColumn('bytea')
  secretHash: Buffer;

  @Column('uuid')
  credentialId: string;

  @Column('timestamptz')
  retiredAt: Date;

  @Column('text')
  reason: string;
}
