import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { texts as t } from '@texts/administration-people';
import { answer, api, type Shape } from '../api/client.js';
import { wordsOf } from '../api/problem.js';
import { Confirm } from '../parts/confirm.js';
import { SuspensionWords } from './suspension-words.js';

/** Suspends an account after a question, or lets it in again. */
export function AccessSwitch({ account }: { readonly account: Shape<'AccountView'> }) {
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
        <SuspensionWords accountId={account.id} />
      </Confirm>
    </>
  );
}
