import { NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { texts as t } from '@texts/administration-people';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { MARKETPLACE_ROLES } from './people-search.js';

type Role = (typeof MARKETPLACE_ROLES)[number];

/** The role of an account. Another one is asked about first: with the arrow keys it would be changed in passing. */
export function RoleSelect({ account }: { readonly account: Shape<'AccountView'> }) {
  const queries = useQueryClient();
  const [asked, ask] = useState<Role | null>(null);
  // The words stay while the dialog closes.
  const [words, setWords] = useState<Role>('developer');
  const choose = (value: string): void => {
    const role = MARKETPLACE_ROLES.find((known) => known === value);
    if (role === undefined || role === account.role) return;
    setWords(role);
    ask(role);
  };
  const change = async (): Promise<void> => {
    await answer(api.PATCH('/api/marketplace/accounts/{id}', { params: { path: { id: account.id } }, body: { role: words } }));
    notifications.show({ message: t.roleChanged(account.name) });
    await queries.invalidateQueries({ queryKey: ['accounts'] });
  };
  return (
    <>
      <NativeSelect
        aria-label={`${t.role}: ${account.name}`}
        value={asked ?? account.role}
        onChange={({ currentTarget: { value } }) => choose(value)}
        data={MARKETPLACE_ROLES.map((role) => ({ value: role, label: t.roles[role] }))}
      />
      <Confirm
        opened={asked !== null}
        onClose={() => ask(null)}
        title={t.changeRole.title(account.name, t.roles[words])}
        act={t.changeRole.act}
        onAct={change}
        dangerous={words === 'administrator' || account.role === 'administrator'}
      >
        {t.changeRole.from(t.roles[account.role])} {t.changeRole.may[words]}
      </Confirm>
    </>
  );
}
