import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { texts as t } from '@texts/administration-people';
import { answer, api } from '../api/client.js';
import { wordsOf } from '../api/problem.js';
import type { Account, Asked } from './person.js';

/** Asks for a suspension, or lets somebody in again. */
export function AccessSwitch({ account, onAsk }: { readonly account: Account; readonly onAsk: (asked: Asked) => void }) {
  const queries = useQueryClient();
  const reinstate = useMutation({
    mutationFn: () => answer(api.POST('/api/accounts/{account_id}/reinstate', { params: { path: { account_id: account.id } } })),
    onSuccess: () => notifications.show({ message: t.reinstate.done(account.name) }),
    onError: (error) => notifications.show({ color: 'red', message: wordsOf(error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
  return account.suspended ? (
    <Button size="xs" variant="default" loading={reinstate.isPending} onClick={() => reinstate.mutate()}>
      {t.reinstate.act}
    </Button>
  ) : (
    <Button size="xs" variant="default" onClick={() => onAsk({ account, role: null })}>
      {t.suspend.act}
    </Button>
  );
}
