import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Shape } from '../api/client.js';
import { threadQuery } from './queries.js';
import { Thread } from './thread.js';

/** The conversation about a scope request. */
export function ReviewThread({ request }: { readonly request: Shape<'ScopeRequestView'> }) {
  const queries = useQueryClient();
  const thread = threadQuery(request.plugin_id, request.id);
  const write = async (body: Shape<'MessageBody'>): Promise<void> => {
    const path = { plugin_id: request.plugin_id, id: request.id };
    const items = await answer(api.POST('/api/plugins/{plugin_id}/scope-requests/{id}/thread', { params: { path }, body }));
    queries.setQueryData(thread.queryKey, items);
  };
  const early = request.state === 'draft' || request.state === 'submitted';
  const notYet = early && !request.events.some(({ to }) => to === 'queued');
  return <Thread draft={`message:${request.id}`} query={useQuery(thread)} write={write} pairs={request.pairs} notYet={notYet} />;
}
