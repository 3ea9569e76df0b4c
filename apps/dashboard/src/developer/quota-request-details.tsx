import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { quotaRequestQuery, quotaThreadQuery } from './queries.js';
import { RequestEvents } from './request-events.js';
import { RequestProgress } from './request-progress.js';
import { Thread } from './thread.js';

/** Where a quota request stands, what happened to it, and what was written about it. */
export function QuotaRequestDetails({ request: { id, plugin_id } }: { readonly request: Shape<'QuotaRequestSummary'> }) {
  const queries = useQueryClient();
  const query = useQuery(quotaRequestQuery(plugin_id, id));
  const thread = quotaThreadQuery(plugin_id, id);
  const messages = useQuery(thread);
  const write = async (body: Shape<'MessageBody'>): Promise<void> => {
    const path = { plugin_id, id };
    const items = await answer(api.POST('/api/plugins/{plugin_id}/quota-requests/{id}/thread', { params: { path }, body }));
    queries.setQueryData(thread.queryKey, items);
  };
  return (
    <Answered query={query} rows={6}>
      {(request) => (
        <Stack gap="lg">
          <Text size="sm" className="keep-lines">
            {request.reason}
          </Text>
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
            <RequestProgress request={request} level={4} />
            <RequestEvents events={request.events} level={4} />
          </SimpleGrid>
          <Thread draft={`message:${id}`} query={messages} write={write} level={4} />
        </Stack>
      )}
    </Answered>
  );
}
