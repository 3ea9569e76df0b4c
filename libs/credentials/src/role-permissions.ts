import {
  isScopeMode,
  pairKey,
  parsePairKey,
  SCOPE_MODES,
  type ScopeCatalogue,
  type ScopeGroup,
  type ScopeMode,
  type UncheckedPair,
} from '@gatehouse/scopes';
import { OPERATOR_ROLES, OperatorRoleRequired, type OperatorRole } from '@gatehouse/websites';
import type { Credential } from './credential.entity.js';

const ALL = SCOPE_MODES;
const READ: readonly ScopeMode[] = ['read'];

/**
 * What each role may do through the REST API: the one table of the security access groups. It speaks of the groups of the catalogue, so it
 * holds for every catalogue (`SCOPES_FILE`).
 */
const PERMISSIONS: Readonly<Record<OperatorRole, Readonly<Record<ScopeGroup, readonly ScopeMode[]>>>> = {
  owner: { messaging: ALL, contacts: ALL, website: ALL },
  administrator: { messaging: ALL, contacts: ALL, website: ALL },
  account_reader: { messaging: READ, contacts: READ, website: READ },
  operator: { messaging: ALL, contacts: ALL, website: READ },
};

/** Whether one of the roles allows the pair; a pair that is not in the catalogue is allowed to nobody. */
export function rolesAllow(catalogue: ScopeCatalogue, roles: readonly OperatorRole[], { scope, mode }: UncheckedPair): boolean {
  const group = catalogue.find(scope)?.group;
  return group !== undefined && isScopeMode(mode) && roles.some((role) => PERMISSIONS[role][group].includes(mode));
}

/** What somebody or a key may do: by built-in roles, and by the pairs (`scope/mode`) of groups that a website defines itself. */
export interface Permissions {
  readonly roles: readonly OperatorRole[];
  readonly pairs: readonly string[];
}

/** Whether the roles or the groups allow the pair. */
export function permissionsAllow(catalogue: ScopeCatalogue, { roles, pairs }: Permissions, pair: UncheckedPair): boolean {
  return rolesAllow(catalogue, roles, pair) || (catalogue.has(pair) && pairs.includes(pairKey(pair)));
}

/** Roles that somebody in the role `by` may give to a key: only owners give the role of an owner. */
export function givableRoles(by: OperatorRole): readonly OperatorRole[] {
  switch (by) {
    case 'owner':
      return OPERATOR_ROLES;
    case 'administrator':
      return OPERATOR_ROLES.filter((role) => role !== 'owner');
    case 'account_reader':
    case 'operator':
      return [];
  }
}

/**
 * Whoever is shown the secret of a key has all that it may do. The platform's staff gave a contact-centre key to the website, whose owners and
 * administrators take it. @throws {OperatorRoleRequired}
 */
export function requireGivable(by: OperatorRole, { contactCentre, roles }: Pick<Credential, 'contactCentre' | 'roles'>): void {
  if (!contactCentre && (roles ?? []).some((role) => !givableRoles(by).includes(role))) throw new OperatorRoleRequired(['owner']);
}

/** Those of the pairs (`scope/mode`) that neither the roles nor the pairs of groups allow. */
export function pairsBeyond(
  catalogue: ScopeCatalogue,
  roles: readonly OperatorRole[],
  pairs: readonly string[],
  groupPairs: readonly string[] = [],
): string[] {
  return pairs.filter((key) => {
    const pair = parsePairKey(key);
    return pair === null || !permissionsAllow(catalogue, { roles, pairs: groupPairs }, pair);
  });
}
