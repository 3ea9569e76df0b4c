export const OPERATOR_ROLES = ['owner', 'administrator', 'account_reader', 'operator'] as const;
export type OperatorRole = (typeof OPERATOR_ROLES)[number];

/** The roles that manage a website: who may rename it, invite, install plugins and confirm developers. */
export const MANAGING_ROLES: readonly OperatorRole[] = ['owner', 'administrator'];

/**
 * Whether somebody in the role `by` may make an operator out of `from` into `to`.
 * Null stands for "no operator": `from: null` is an invitation, `to: null` a removal.
 * Only owners give or take the role of an owner; administrators manage all others.
 */
export function mayChangeRole(by: OperatorRole, from: OperatorRole | null, to: OperatorRole | null): boolean {
  switch (by) {
    case 'owner':
      return true;
    case 'administrator':
      return from !== 'owner' && to !== 'owner';
    case 'account_reader':
    case 'operator':
      return false;
  }
}

/** Whether the change would leave a website that has `owners` owners without any. */
export function losesLastOwner(owners: number, from: OperatorRole, to: OperatorRole | null): boolean {
  return from === 'owner' && to !== 'owner' && owners <= 1;
}
