import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { texts as t } from '@texts/administration-people';
import { answer, api } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import type { Asked } from './person.js';
import { RoleWords } from './role-words.js';
import { SuspensionWords } from './suspension-words.js';

export interface PersonQuestionsProps {
  /** Stays while a dialog closes, so that its words do. */
  readonly asked: Asked | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The questions before something happens to somebody: one dialog of each kind for the whole list. */
export function PersonQuestions({ asked, opened, onClose }: PersonQuestionsProps) {
  const queries = useQueryClient();
  const role = asked?.role ?? null;
  const account = asked?.account;
  const done = async (message: string): Promise<void> => {
    notifications.show({ message });
    await queries.invalidateQueries({ queryKey: ['accounts'] });
  };
  const change = async (): Promise<void> => {
    if (!account || role === null) return;
    await answer(api.PATCH('/api/marketplace/accounts/{id}', { params: { path: { id: account.id } }, body: { role } }));
    await done(t.roleChanged(account.name));
  };
  const suspend = async (): Promise<void> => {
    if (!account) return;
    await answer(api.POST('/api/accounts/{account_id}/suspend', { params: { path: { account_id: account.id } } }));
    await done(t.suspend.done(account.name));
  };
  return (
    <>
      <Confirm
        opened={opened && role !== null}
        onClose={onClose}
        title={t.changeRole.title(account?.name ?? '', t.roles[role ?? 'developer'])}
        act={t.changeRole.act}
        onAct={change}
        dangerous={role === 'administrator' || account?.role === 'administrator'}
      >
        {account && role !== null ? <RoleWords account={account} role={role} /> : null}
      </Confirm>
      <Confirm
        opened={opened && role === null}
        onClose={onClose}
        title={t.suspend.title(account?.name ?? '')}
        act={t.suspend.act}
        onAct={suspend}
      >
        {account && role === null ? <SuspensionWords accountId={account.id} /> : null}
      </Confirm>
    </>
  );
}
