import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/developer';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { More } from '../parts/more.js';
import { usePages } from '../parts/use-pages.js';
import { When } from '../parts/when.js';
import { Chart } from './chart.js';
import { pluginKey, quotaUseQuery } from './queries.js';
import { QuotaRequestForm } from './quota-request-form.js';
import { QuotaRequestRow } from './quota-request-row.js';

const t = texts.quota;
type Summary = Shape<'QuotaRequestSummary'>;

/** Thirty days of use against the limit, and the way to a higher one. */
export function QuotaRequests({ pluginId, limit }: { readonly pluginId: string; readonly limit: number }) {
  const use = useQuery(quotaUseQuery(pluginId));
  const requests = usePages([...pluginKey(pluginId), 'quota-requests'], (cursor) =>
    answer(
      api.GET('/api/plugins/{plugin_id}/quota-requests', {
        params: { path: { plugin_id: pluginId }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const [editing, setEditing] = useState<Summary | 'new' | null>(null);
  const open = requests.items?.find(({ state }) => state === 'queued' || state === 'changes_requested');
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
            <Button variant="default" onClick={() => setEditing('new')} disabled={requests.items === undefined || open !== undefined}>
              {t.ask}
            </Button>
          </Group>
        ) : (
          <QuotaRequestForm pluginId={pluginId} limit={limit} of={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />
        )}
        {requests.items && requests.items.length > 0 ? (
          <Stack gap="xs">
            <Title order={3} size="h5">
              {t.list}
            </Title>
            {requests.items.map((request) => (
              <QuotaRequestRow key={request.id} request={request} onEdit={() => setEditing(request)} />
            ))}
            <More query={requests.query} />
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
