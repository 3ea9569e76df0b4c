import { Badge, Button, Collapse, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/developer';
import { answer, api, type Shape } from '../api/client.js';
import { Confirm } from '../parts/confirm.js';
import { When } from '../parts/when.js';
import { QuotaRequestDetails } from './quota-request-details.js';
import { usePlugin } from './use-plugin.js';

const t = texts.quota;

export interface QuotaRequestRowProps {
  readonly request: Shape<'QuotaRequestSummary'>;
  readonly onEdit: () => void;
}

/** One request for a higher quota; how it goes on is read when somebody wants to know. */
export function QuotaRequestRow({ request, onEdit }: QuotaRequestRowProps) {
  const { changed } = usePlugin();
  const [asking, { open, close }] = useDisclosure();
  const [followed, { toggle }] = useDisclosure();
  const isOpen = request.state === 'queued' || request.state === 'changes_requested';
  const withdraw = async (): Promise<void> => {
    const path = { plugin_id: request.plugin_id, id: request.id };
    await answer(api.POST('/api/plugins/{plugin_id}/quota-requests/{id}/withdraw', { params: { path } }));
    await changed();
  };
  return (
    <Paper withBorder p="sm" component="section" aria-label={t.change(request.from_limit, request.daily_limit)}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Text size="sm">{t.change(request.from_limit, request.daily_limit)}</Text>
            <Badge variant="default">{t.state[request.state]}</Badge>
            <Text size="sm" c="dimmed" component="div">
              <When at={request.decided_at ?? request.created_at} relative />
            </Text>
          </Group>
          <Group gap="xs">
            {request.state === 'changes_requested' ? (
              <Button size="xs" onClick={onEdit}>
                {t.edit}
              </Button>
            ) : null}
            {isOpen ? (
              <Button size="xs" variant="default" onClick={open}>
                {t.withdraw}
              </Button>
            ) : null}
            <Button size="xs" variant="default" aria-expanded={followed} onClick={toggle}>
              {isOpen ? t.follow : t.lookBack}
            </Button>
          </Group>
        </Group>
        {request.decision_reason === null ? null : <Text size="sm">{request.decision_reason}</Text>}
        <Collapse expanded={followed}>{followed ? <QuotaRequestDetails request={request} /> : null}</Collapse>
      </Stack>
      <Confirm opened={asking} onClose={close} title={t.withdrawTitle} act={t.withdraw} onAct={withdraw} dangerous={false}>
        {t.withdrawBody(request.from_limit, request.daily_limit)}
      </Confirm>
    </Paper>
  );
}
