import type { CredentialKind, CredentialState } from '@gatehouse/credentials';
import type { PluginEnvironment } from '@gatehouse/usage';
import type { OperatorRole } from '@gatehouse/websites';
import type { Access, CredentialOwner, KeyAccess } from './access.js';

/** What the queries answer; which columns are null depends on the kind, as a check of the table says. */
export interface OwnerRow {
  readonly identifier: string;
  readonly kind: CredentialKind;
  readonly environment: PluginEnvironment | null;
  readonly state: CredentialState;
  readonly secret_hash: Buffer | null;
  readonly last_used_at: Date | null;
  readonly retiring_since: Date | null;
  readonly grace_ends_at: Date | null;
  readonly idle_end_days: number | null;
  readonly next_rotation_at: Date | null;
  readonly rotate_grace_days: number | null;
  readonly quota_holder_id: string;
  readonly plugin_id: string | null;
  readonly plugin_name: string | null;
  readonly plugin_deleted: boolean;
  readonly website_id: string | null;
  readonly key_name: string | null;
  readonly roles: OperatorRole[] | null;
  readonly scopes: string[] | null;
  readonly expires_at: Date | null;
  readonly allowed_addresses: string[] | null;
  readonly allowed_in_url: boolean;
  readonly operator_role: OperatorRole | null;
  /** The operator of a user key is in a group, which counts in place of the role. */
  readonly in_group: boolean;
  readonly group_pairs: string[];
  readonly group_names: string[];
  readonly account_id: string | null;
  readonly owner_email: string | null;
  readonly owner_suspended: boolean;
}

export interface AccessRow extends OwnerRow {
  readonly install_id: string | null;
  readonly trusted: boolean;
  readonly key_retired: boolean;
  readonly ends_on_use: string | null;
  readonly granted: string[];
  readonly consented: string[];
  readonly requested: string[];
}

export function accessOf(row: AccessRow): Access | KeyAccess {
  const owner = ownerOf(row);
  if (owner.kind !== 'plugin') return { ...owner, keyRetired: row.key_retired, endsOnUse: row.ends_on_use };
  return {
    ...owner,
    installId: row.install_id,
    trusted: row.trusted,
    keyRetired: row.key_retired,
    endsOnUse: row.ends_on_use,
    granted: new Set(row.granted),
    consented: new Set(row.consented),
    requested: new Set(row.requested),
  };
}

export function ownerOf(row: OwnerRow): CredentialOwner {
  const { identifier, kind, state } = row;
  const times = { lastUsedAt: row.last_used_at, expiresAt: row.expires_at, retiringSince: row.retiring_since };
  const schedule = { nextRotationAt: row.next_rotation_at, rotateGraceDays: row.rotate_grace_days };
  const grace = { graceEndsAt: row.grace_ends_at, idleEndDays: row.idle_end_days, ...schedule };
  const common = { identifier, state, secretHash: row.secret_hash, ownerSuspended: row.owner_suspended, ...times, ...grace };
  if (kind === 'plugin') {
    const { environment, plugin_id: pluginId, plugin_name: pluginName, account_id: accountId, owner_email: ownerEmail } = row;
    if (environment === null || pluginId === null || pluginName === null || accountId === null || ownerEmail === null)
      throw new Error(`keypair ${identifier} lacks its plugin`);
    return { ...common, kind, environment, pluginId, pluginName, pluginDeleted: row.plugin_deleted, accountId, ownerEmail };
  }
  if (row.website_id === null) throw new Error(`key ${identifier} lacks its website`);
  const roles = kind === 'website' ? (row.roles ?? []) : row.operator_role === null ? [] : [row.operator_role];
  const counting = row.in_group ? [] : roles;
  return {
    ...common,
    kind,
    websiteId: row.website_id,
    name: row.key_name,
    accountId: row.account_id,
    ownerEmail: row.owner_email,
    roles,
    permissions: { roles: counting, pairs: row.group_pairs, names: [...counting, ...row.group_names] },
    scopes: row.scopes,
    allowedAddresses: row.allowed_addresses,
    allowedInUrl: row.allowed_in_url,
    quotaHolderId: row.quota_holder_id,
  };
}
