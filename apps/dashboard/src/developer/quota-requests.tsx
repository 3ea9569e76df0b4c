import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/developer';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Confirm } from '../parts/confirm.js';
import { When } from '../parts/when.js';
import { Chart } from './chart.js';
import { quotaRequestsQuery, quotaUseQuery } from './queries.js';
import { QuotaRequestForm } from './quota-request-form.js';
import { usePlugin } from './use-plugin.js';

const t = texts.quota;
type Summary = Shape<'QuotaRequestSummary'>;

/** Thirty days of use against the limit, and the way to a higher one. */
export function QuotaRequests({ pluginId, limit }: { readonly pluginId: string; readonly limit: number }) {
  const use = useQuery(quotaUseQuery(pluginId));
  const requests = useQuery(quotaRequestsQuery(pluginId));
  const [editing, setEditing] = useState<Summary | 'new' | null>(null);
  const open = requests.data?.items.find(({ state }) => state === 'queued' || state === 'changes_requested');
  return (
    <Paper withBorder p="lg" component="section">
      <Stack>
        <div>
          <Title order={2} size="h4">
            {t.title}
          </Title>
          <Text size="sm" c="dimmed">
            {t.lead}
          </Text>
        </div>
        <Answered query={use} rows={5}>
          {(data) => <Use use={data} />}
        </Answered>
        {editing === null ? (
          <Group>
            <Button variant="default" onClick={() => setEditing('new')} disabled={requests.data === undefined || open !== undefined}>
              {t.ask}
            </Button>
          </Group>
        ) : (
          <QuotaRequestForm pluginId={pluginId} limit={limit} of={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />
        )}
        {requests.data && requests.data.items.length > 0 ? (
          <Stack gap="xs">
            <Title order={3} size="h5">
              {t.list}
            </Title>
            {requests.data.items.map((request) => (
              <QuotaRequestRow key={request.id} request={request} onEdit={() => setEditing(request)} />
            ))}
          </Stack>
        ) : null}
      </Stack>
    </Paper>
  );
}

function Use({ use }: { readonly use: Shape<'QuotaUseView'> }) {
  const points = use.days.map(({ day, used }) => ({ start: `${day}T00:00:00Z`, [t.used]: used }));
  return (
    <Stack gap="xs">
      <Chart
        points={points}
        series={[t.used]}
        interval="day"
        height={180}
        label={t.days}
        limit={{ value: use.daily_limit, label: t.limit }}
      />
      <Text size="sm" component="div">
        {use.predicted_exhaustion === null ? (
          t.notPredicted
        ) : (
          <>
            {t.exhausted} <When at={use.predicted_exhaustion} relative />.
          </>
        )}
      </Text>
    </Stack>
  );
}

function QuotaRequestRow({ request, onEdit }: { readonly request: Summary; readonly onEdit: () => void }) {
  const { changed } = usePlugin();
  const [opened, { open, close }] = useDisclosure();
  const withdraw = async (): Promise<void> => {
    const path = { plugin_id: request.plugin_id, id: request.id };
    await answer(api.POST('/api/plugins/{plugin_id}/quota-requests/{id}/withdraw', { params: { path } }));
    await changed();
  };
  const isOpen = request.state === 'queued' || request.state === 'changes_requested';
  return (
    <Group justify="space-between" gap="xs">
      <div>
        <Group gap="xs">
          <Text size="sm">{t.change(request.from_limit, request.daily_limit)}</Text>
          <Badge variant="default">{t.state[request.state]}</Badge>
          <Text size="sm" c="dimmed" component="div">
            <When at={request.decided_at ?? request.created_at} relative />
          </Text>
        </Group>
        {request.decision_reason === null ? null : <Text size="sm">{request.decision_reason}</Text>}
      </div>
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
      </Group>
      <Confirm opened={opened} onClose={close} title={t.withdrawTitle} act={t.withdraw} onAct={withdraw} dangerous={false}>
        {t.withdrawBody}
      </Confirm>
    </Group>
  );
}
