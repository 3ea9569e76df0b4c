import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PluginEnvironment } from '@gatehouse/usage';
import type { OperatorRole } from '@gatehouse/websites';
import type { CredentialKind } from './key-format.js';

/** `revoked`, `expired` and `deleted` are tombstones: an identifier is never used again. */
export type CredentialState = 'unclaimed' | 'active' | 'retiring' | 'revoked' | 'expired' | 'deleted';

/** When a retiring credential is refused: as soon as its successor is used (at the end of the grace at the latest), or only then. */
export type RotationEnds = 'on_first_use' | 'at_grace_end';
export const ROTATION_ENDS: readonly RotationEnds[] = ['on_first_use', 'at_grace_end'];

/** States in which a credential works, or will after a claim. */
export const LIVING: readonly CredentialState[] = ['unclaimed', 'active', 'retiring'];

/** Those of them that nothing has taken the place of; there is one at most for each plugin and environment, operator, and name of a website key. */
export const PRESENT: readonly CredentialState[] = ['unclaimed', 'active'];

/** A keypair, website key or user key without its secret; `kind` says which of the columns it has. `id` is the identifier. */
@Entity('credential')
export class Credential {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: CredentialKind;

  /** Of a plugin's keypair. */
  @Column('text', { nullable: true })
  environment: PluginEnvironment | null;

  @Column('uuid', { nullable: true })
  pluginId: string | null;

  /** The one website that a website or user key opens. */
  @Column('uuid', { nullable: true })
  websiteId: string | null;

  /** The operator whose user key it is. */
  @Column('uuid', { nullable: true })
  accountId: string | null;

  /** Of a website key; unique within its website, whatever the case of its letters. */
  @Column('text', { nullable: true })
  name: string | null;

  /** Of a website key. A user key has the role that its operator has when it is used. */
  @Column('text', { array: true, nullable: true })
  roles: OperatorRole[] | null;

  /** Security access groups of the website, beside the roles. */
  @Column('uuid', { array: true, default: [] })
  groupIds: string[];

  /** `scope/mode`; null: everything that the roles allow. */
  @Column('text', { array: true, nullable: true })
  scopes: string[] | null;

  /** Checked when the key is used. Null: never. */
  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  /** CIDR ranges; null: from everywhere. */
  @Column('text', { array: true, nullable: true })
  allowedAddresses: string[] | null;

  /** The key may also be sent in the query or the body. */
  @Column('boolean', { default: false })
  allowedInUrl: boolean;

  /** Of a website key with full access that the platform's staff approved; asked for by the website, made for no person. */
  @Column('boolean', { default: false })
  contactCentre: boolean;

  /** Chosen when it was made: it may be shown again while the platform allows it. Never a plugin's. */
  @Column('boolean', { default: false })
  viewable: boolean;

  /** Until when a prepared website key can be claimed. */
  @Column('timestamptz', { nullable: true })
  claimUntil: Date | null;

  /** Somebody has said that the secret is stored safely. */
  @Column('timestamptz', { nullable: true })
  acknowledgedAt: Date | null;

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

  /** Whose successor it is. */
  @Column('uuid', { nullable: true })
  predecessorId: string | null;

  /** Whose daily quota it draws on, so that a rotation doubles none. Null: its own. */
  @Column('uuid', { nullable: true })
  quotaHolderId: string | null;

  @Column('timestamptz', { nullable: true })
  retiringSince: Date | null;

  /** Retiring: until when it works, at the latest. Checked at each use. */
  @Column('timestamptz', { nullable: true })
  graceEndsAt: Date | null;

  /** What else ends a retiring one. */
  @Column('text', { nullable: true })
  ends: RotationEnds | null;

  /** A retiring one ends early after so many days without use. */
  @Column('integer', { nullable: true })
  idleEndDays: number | null;

  /** Requests since it retires; while it retires, last use and address are of each request, not of each minute. */
  @Column('integer', { default: 0 })
  graceUses: number;

  @Column('text', { nullable: true })
  lastUsedAgent: string | null;

  /** The holder of a website key may ask for its successor with it, while it is active. */
  @Column('boolean', { default: false })
  mayRotateItself: boolean;

  /** Of a website key that rotates by a schedule: all four of these or none. */
  @Column('integer', { nullable: true })
  rotateEveryDays: number | null;

  /** UTC. */
  @Column('smallint', { nullable: true })
  rotateAtHour: number | null;

  @Column('integer', { nullable: true })
  rotateGraceDays: number | null;

  /** From then on it retires, whether or not a worker has written that down. */
  @Column('timestamptz', { nullable: true })
  nextRotationAt: Date | null;
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
