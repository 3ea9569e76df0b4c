import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { texts } from '@texts/developer-review';
import { answer, api, type Shape } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { usePlugin } from './use-plugin.js';

export function WithdrawRequest({ request }: { readonly request: Shape<'ScopeRequestView'> }) {
  const { changed } = usePlugin();
  const [opened, { open, close }] = useDisclosure();
  const withdraw = async (): Promise<void> => {
    const path = { plugin_id: request.plugin_id, id: request.id };
    await answer(api.POST('/api/plugins/{plugin_id}/scope-requests/{id}/withdraw', { params: { path } }));
    await changed();
    notifications.show({ message: texts.withdrawn });
  };
  return (
    <>
      <Button variant="default" onClick={open}>
        {texts.withdraw}
      </Button>
      <Confirm opened={opened} onClose={close} title={texts.withdrawTitle} act={texts.withdraw} onAct={withdraw}>
        {texts.withdrawBody(request.pairs.length, request.queue_position)}
      </Confirm>
    </>
  );
}
