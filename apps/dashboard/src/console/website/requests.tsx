import { Badge, Button, Group, Stack, Switch, Table } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { texts } from '@texts/console-log';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { Empty } from '../../parts/empty.js';
import { More } from '../../parts/more.js';
import { usePages } from '../../parts/use-pages.js';
import { When } from '../../parts/when.js';
import { ExportRequests } from './export-requests.js';
import { RequestDetails, whoCalled } from './request-details.js';
import { RequestFilters } from './request-filters.js';
import type { Request } from './request-search.js';
import { Section } from './section.js';

const t = texts.requests;
const TAIL_MS = 3_000;
const route = getRouteApi('/console/console/websites/$websiteId/requests');

/** The request log: narrowed by what stands in the address, followed while it grows, each request in full, and as a file. */
export function Requests() {
  const { websiteId } = route.useParams();
  const search = route.useSearch();
  const [live, setLive] = useState(true);
  const [opened, setOpened] = useState<Request | null>(null);
  const { query, items = [] } = usePages(
    ['website', websiteId, 'requests', search],
    (cursor) =>
      answer(
        api.GET('/api/websites/{website_id}/requests', {
          params: { path: { website_id: websiteId }, query: { ...search, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    { refetchInterval: live ? TAIL_MS : false },
  );
  return (
    <Section title={t.title} lead={t.lead} actions={<ExportRequests websiteId={websiteId} search={search} />}>
      <RequestFilters key={JSON.stringify(search)} search={search} />
      <Switch label={t.live} checked={live} onChange={({ currentTarget }) => setLive(currentTarget.checked)} />
      <Answered query={query} rows={8}>
        {() => (items.length === 0 ? <Empty title={t.empty}>{t.emptyLead}</Empty> : <RequestTable items={items} onOpen={setOpened} />)}
      </Answered>
      <More query={query} />
      {opened === null ? null : <RequestDetails request={opened} onClose={() => setOpened(null)} />}
    </Section>
  );
}

function RequestTable({ items, onOpen }: { readonly items: readonly Request[]; readonly onOpen: (request: Request) => void }) {
  const c = t.columns;
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{c.at}</Table.Th>
            <Table.Th>{c.who}</Table.Th>
            <Table.Th>{c.what}</Table.Th>
            <Table.Th>{c.status}</Table.Th>
            <Table.Th>{c.took}</Table.Th>
            <Table.Th>{c.details}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((request) => (
            <Table.Tr key={request.request_id}>
              <Table.Td>
                <When at={request.at} relative />
              </Table.Td>
              <Table.Td className="break-anywhere">{whoCalled(request)}</Table.Td>
              <Table.Td className="break-anywhere">
                {request.method} {request.route ?? t.noRoute}
              </Table.Td>
              <Table.Td>
                <Status request={request} />
              </Table.Td>
              <Table.Td>{t.ms(request.latency_ms)}</Table.Td>
              <Table.Td>
                <Button size="xs" variant="default" aria-label={t.open(request.request_id)} onClick={() => onOpen(request)}>
                  {c.details}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Status({ request: { status, reason } }: { readonly request: Request }) {
  return (
    <Stack gap={2} align="flex-start">
      <Group gap={4}>
        <Badge variant="dot" color={status < 400 ? 'green' : status < 500 ? 'yellow' : 'red'}>
          {status}
        </Badge>
      </Group>
      {status < 400 ? null : reason}
    </Stack>
  );
}
