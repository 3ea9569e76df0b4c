import { Button, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { texts } from '@texts/administration';
import { answer, api, type Shape } from '../api/client.js';
import { wordsOf } from '../api/problem.js';
import { Confirm } from '../parts/confirm.js';

const t = texts.people;
type Account = Shape<'AccountView'>;
const MARKETPLACE_ROLES = ['developer', 'reviewer', 'administrator'] as const;

/** Changes the role at once; a refusal (the last administrator stays one) puts the old one back. */
export function RoleSelect({ account }: { readonly account: Account }) {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (role: (typeof MARKETPLACE_ROLES)[number]) =>
      answer(api.PATCH('/api/marketplace/accounts/{id}', { params: { path: { id: account.id } }, body: { role } })),
    onSuccess: () => notifications.show({ message: t.roleChanged(account.name) }),
    onError: (error) => notifications.show({ color: 'red', message: wordsOf(error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
  return (
    <NativeSelect
      aria-label={`${t.role}: ${account.name}`}
      value={change.isPending ? change.variables : account.role}
      disabled={change.isPending}
      onChange={({ currentTarget }) => {
        const role = MARKETPLACE_ROLES.find((known) => known === currentTarget.value);
        if (role) change.mutate(role);
      }}
      data={MARKETPLACE_ROLES.map((role) => ({ value: role, label: t.roles[role] }))}
    />
  );
}

/** Suspends an account after a question, or lets it in again. */
export function AccessSwitch({ account }: { readonly account: Account }) {
  const queries = useQueryClient();
  const [asking, ask] = useDisclosure();
  const params = { path: { account_id: account.id } };
  const suspend = async (): Promise<void> => {
    await answer(api.POST('/api/accounts/{account_id}/suspend', { params }));
    notifications.show({ message: t.suspend.done(account.name) });
    await queries.invalidateQueries({ queryKey: ['accounts'] });
  };
  const reinstate = useMutation({
    mutationFn: () => answer(api.POST('/api/accounts/{account_id}/reinstate', { params })),
    onSuccess: () => notifications.show({ message: t.reinstate.done(account.name) }),
    onError: (error) => notifications.show({ color: 'red', message: wordsOf(error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
  if (account.suspended)
    return (
      <Button size="xs" variant="default" loading={reinstate.isPending} onClick={() => reinstate.mutate()}>
        {t.reinstate.act}
      </Button>
    );
  return (
    <>
      <Button size="xs" variant="default" onClick={ask.open}>
        {t.suspend.act}
      </Button>
      <Confirm opened={asking} onClose={ask.close} title={t.suspend.title(account.name)} act={t.suspend.act} onAct={suspend}>
        {t.suspend.what}
      </Confirm>
    </>
  );
}
