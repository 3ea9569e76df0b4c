import { Badge, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { texts } from '@texts/console-log';
import { useState } from 'react';
import { Empty } from '../../parts/empty.js';
import { ListTable } from '../../parts/listed.js';
import { When } from '../../parts/when.js';
import { ExportRequests } from './export-requests.js';
import { RequestDetails, whoCalled } from './request-details.js';
import { RequestFilters } from './request-filters.js';
import type { Request, RequestSearch } from './request-search.js';
import { Section } from './section.js';
import { useRequestLog } from './use-request-log.js';

const t = texts.requests;
const c = t.columns;
const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const route = getRouteApi('/console/console/websites/$websiteId/requests');

/** The request log: narrowed by what stands in the address, followed while it grows, each request in full, and as a file. */
export function Requests() {
  const { websiteId } = route.useParams();
  const search = route.useSearch();
  const narrowed = JSON.stringify(search);
  return (
    <Section title={t.title} lead={t.lead} actions={<ExportRequests websiteId={websiteId} search={search} />}>
      <RequestFilters key={narrowed} search={search} />
      <Log key={`log ${narrowed}`} websiteId={websiteId} search={search} />
    </Section>
  );
}

function Log({ websiteId, search }: { readonly websiteId: string; readonly search: RequestSearch }) {
  const [live, setLive] = useState(true);
  const [opened, setOpened] = useState<Request | null>(null);
  const log = useRequestLog(websiteId, search, live);
  return (
    <Stack>
      <Group>
        <Switch label={t.live} checked={live} onChange={({ currentTarget }) => setLive(currentTarget.checked)} />
        <Text size="sm" c="dimmed" role="status">
          {search.to === undefined ? (live ? t.following : t.paused) : t.past}
        </Text>
      </Group>
      <ListTable
        list={log}
        keyOf={({ request_id: id }) => id}
        rows={8}
        minWidth={720}
        empty={<Empty title={t.empty}>{t.emptyLead}</Empty>}
        columns={[
          { title: c.at, width: '14%', cell: ({ at }) => <Moment at={at} /> },
          { title: c.who, width: '20%', cell: whoCalled },
          { title: c.what, cell: (request) => `${request.method ?? ''} ${request.route ?? t.noRoute}` },
          { title: c.status, width: '14%', cell: (request) => <Status request={request} /> },
          { title: c.took, width: '10%', cell: (request) => t.ms(request.latency_ms) },
          {
            title: c.details,
            width: '10%',
            cell: (request) => (
              <Button size="xs" variant="default" aria-label={t.open(request.request_id)} onClick={() => setOpened(request)}>
                {c.details}
              </Button>
            ),
          },
        ]}
      />
      {opened === null ? null : <RequestDetails websiteId={websiteId} request={opened} onClose={() => setOpened(null)} />}
    </Stack>
  );
}

/** Many come in one minute: the second tells them apart. */
function Moment({ at }: { readonly at: string }) {
  return (
    <>
      <When at={at} relative />
      <Text size="xs" c="dimmed">
        {CLOCK.format(new Date(at))}
      </Text>
    </>
  );
}

function Status({ request: { status, reason } }: { readonly request: Request }) {
  return (
    <Stack gap={2} align="flex-start">
      <Badge variant="dot" color={status < 400 ? 'green' : status < 500 ? 'yellow' : 'red'}>
        {status}
      </Badge>
      {status < 400 ? null : reason}
    </Stack>
  );
}
