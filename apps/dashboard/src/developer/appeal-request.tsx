import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { texts } from '@texts/developer-review';
import { answer, api, type Shape } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { useDraftText } from '../parts/use-draft.js';
import { requestsQuery } from './queries.js';
import { usePlugin } from './use-plugin.js';

/** A second look by somebody else, once, at what was denied. Nothing is shown where there is nothing to appeal against. */
export function AppealRequest({ request }: { readonly request: Shape<'ScopeRequestView'> }) {
  const { plugin, changed } = usePlugin();
  const navigate = useNavigate();
  const others = useQuery(requestsQuery(plugin.id));
  const [opened, { open, close }] = useDisclosure();
  const [reason, setReason] = useDraftText(`appeal:${request.id}`);
  const denied = request.pairs.filter(({ verdict }) => verdict === 'denied').length;
  const decided = request.state === 'approved' || request.state === 'rejected';
  const appealed = others.data?.items.some(({ appeal_of }) => appeal_of === request.id) ?? true;
  if (!decided || denied === 0 || request.appeal_of !== null || appealed) return null;

  const appeal = async (): Promise<void> => {
    const path = { plugin_id: plugin.id, id: request.id };
    const made = await answer(api.POST('/api/plugins/{plugin_id}/scope-requests/{id}/appeal', { params: { path }, body: { reason } }));
    setReason('');
    await navigate({ to: '/plugins/$pluginId/review', params: { pluginId: plugin.id }, search: { request: made.id } });
    await changed();
    notifications.show({ message: texts.appealed });
  };
  return (
    <>
      <Button variant="default" onClick={open}>
        {texts.appealButton}
      </Button>
      <Confirm opened={opened} onClose={close} title={texts.appealTitle} act={texts.appealAct} onAct={appeal} dangerous={false}>
        <Stack gap="xs">
          <Text size="sm">{texts.appealBody(denied)}</Text>
          <Textarea
            label={texts.appealReason}
            required
            autosize
            minRows={3}
            maxLength={2000}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </Stack>
      </Confirm>
    </>
  );
}
