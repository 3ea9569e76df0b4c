import type { CredentialState, Permissions } from '@gatehouse/credentials';
import type { PluginEnvironment } from '@gatehouse/usage';
import type { OperatorRole } from '@gatehouse/websites';

interface AnyCredential {
  readonly identifier: string;
  readonly state: CredentialState;
  readonly secretHash: Buffer | null;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly retiringSince: Date | null;
  readonly graceEndsAt: Date | null;
  readonly idleEndDays: number | null;
  readonly nextRotationAt: Date | null;
  readonly rotateGraceDays: number | null;
  readonly ownerSuspended: boolean;
}

/** A keypair, its plugin and the plugin's owner. */
export interface KeypairOwner extends AnyCredential {
  readonly kind: 'plugin';
  readonly environment: PluginEnvironment;
  readonly pluginId: string;
  readonly pluginName: string;
  readonly pluginDeleted: boolean;
  readonly accountId: string;
  readonly ownerEmail: string;
}

/** A website key, or the user key of an operator. */
export interface KeyOwner extends AnyCredential {
  readonly kind: 'website' | 'user';
  readonly websiteId: string;
  /** Of a website key. */
  readonly name: string | null;
  /** The operator of a user key. */
  readonly accountId: string | null;
  readonly ownerEmail: string | null;
  /** Of the key; for a user key the role that its operator has at this moment. None: the operator is gone. */
  readonly roles: readonly OperatorRole[];
  /** What counts at this moment: roles and groups, under the names by which the caller is told of them. */
  readonly permissions: Permissions & { readonly names: readonly string[] };
  /** `scope/mode`; null: everything that the roles allow. */
  readonly scopes: readonly string[] | null;
  readonly allowedAddresses: readonly string[] | null;
  readonly allowedInUrl: boolean;
  /** Whose daily quota and minute it draws on: the same for a key and its successor. */
  readonly quotaHolderId: string;
}

export type CredentialOwner = KeypairOwner | KeyOwner;

/** A keypair with what its plugin may do on one website. Pairs are spelled `scope/mode`. */
export interface Access extends KeypairOwner {
  readonly installId: string | null;
  readonly trusted: boolean;
  /** The presented key worked once, before a roll. */
  readonly keyRetired: boolean;
  /** The predecessor that ends when this one is used. */
  readonly endsOnUse: string | null;
  readonly granted: ReadonlySet<string>;
  readonly consented: ReadonlySet<string>;
  /** Asked for by the latest scope request; empty unless it was wanted. */
  readonly requested: ReadonlySet<string>;
}

export interface KeyAccess extends KeyOwner {
  readonly keyRetired: boolean;
  readonly endsOnUse: string | null;
}
