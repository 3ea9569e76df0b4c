import { Stack, Table, Title } from '@mantine/core';
import { useQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { texts } from '@texts/developer-review';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Empty } from '../parts/empty.js';
import { LinkButton } from '../parts/links.js';
import { More } from '../parts/more.js';
import { usePages } from '../parts/use-pages.js';
import { When } from '../parts/when.js';
import { pluginKey, requestQuery } from './queries.js';
import { RequestReview } from './request-review.js';
import { RequestState } from './request-state.js';
import { usePlugin } from './use-plugin.js';

const route = getRouteApi('/marketplace/plugins/$pluginId/review');

/** The requests of the plugin; the newest, or the one of the address, in full. */
export function Review() {
  const { plugin } = usePlugin();
  const { request } = route.useSearch();
  const { query, items = [] } = usePages([...pluginKey(plugin.id), 'requests', 'all'], (cursor) =>
    answer(
      api.GET('/api/plugins/{plugin_id}/scope-requests', {
        params: { path: { plugin_id: plugin.id }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  return (
    <Answered query={query} rows={8}>
      {() => {
        const shown = request ?? items[0]?.id;
        if (shown === undefined)
          return (
            <Empty
              title={texts.empty}
              action={
                <LinkButton to="/plugins/$pluginId/request" params={{ pluginId: plugin.id }}>
                  {texts.ask}
                </LinkButton>
              }
            >
              {texts.emptyLead}
            </Empty>
          );
        return (
          <Stack gap="xl">
            <Shown key={shown} pluginId={plugin.id} id={shown} />
            {items.length > 1 ? <All items={items} shown={shown} query={query} /> : null}
          </Stack>
        );
      }}
    </Answered>
  );
}

function Shown({ pluginId, id }: { readonly pluginId: string; readonly id: string }) {
  const query = useQuery(requestQuery(pluginId, id));
  return (
    <Answered query={query} rows={10}>
      {(request) => <RequestReview request={request} />}
    </Answered>
  );
}

interface AllProps {
  readonly items: readonly Shape<'ScopeRequestSummary'>[];
  readonly shown: string;
  readonly query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
}

function All({ items, shown, query }: AllProps) {
  return (
    <Stack component="section">
      <Title order={2} size="h4">
        {texts.list}
      </Title>
      <Table.ScrollContainer minWidth={480}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.created}</Table.Th>
              <Table.Th>{texts.stateTitle}</Table.Th>
              <Table.Th aria-label={texts.open} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((request) => (
              <Table.Tr key={request.id} {...(request.id === shown ? { 'aria-current': true } : {})}>
                <Table.Td>
                  <When at={request.created_at} />
                </Table.Td>
                <Table.Td>
                  <RequestState request={request} />
                </Table.Td>
                <Table.Td>
                  {request.id === shown ? null : (
                    <LinkButton
                      to="/plugins/$pluginId/review"
                      params={{ pluginId: request.plugin_id }}
                      search={{ request: request.id }}
                      size="xs"
                      variant="default"
                    >
                      {texts.open}
                    </LinkButton>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <More query={query} />
    </Stack>
  );
}
