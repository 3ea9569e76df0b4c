import { NativeSelect } from '@mantine/core';
import { texts as t } from '@texts/administration-people';
import { MARKETPLACE_ROLES } from './people-search.js';
import type { Account, Asked } from './person.js';

/** The role of an account. Another one is asked about first: with the arrow keys it would be changed in passing. */
export function RoleSelect({ account, onAsk }: { readonly account: Account; readonly onAsk: (asked: Asked) => void }) {
  const choose = (value: string): void => {
    const role = MARKETPLACE_ROLES.find((known) => known === value);
    if (role !== undefined && role !== account.role) onAsk({ account, role });
  };
  return (
    <NativeSelect
      aria-label={`${t.role}: ${account.name}`}
      value={account.role}
      onChange={({ currentTarget: { value } }) => choose(value)}
      data={MARKETPLACE_ROLES.map((role) => ({ value: role, label: t.roles[role] }))}
    />
  );
}
