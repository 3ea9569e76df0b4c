import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import { useLongList } from '../../parts/use-pages.js';
import type { Request, RequestSearch } from './request-search.js';

/** A row is written when its request is answered, so a slow one comes behind younger ones; so far back each look reaches. */
const OVERLAP_MS = 30_000;
/** So many new rows stand above the list at most; then the list is read anew, and they are part of it. */
const MOST_NEW = 200;

/**
 * The request log, followed while it grows (`useLive`, around it): each look asks only for what is younger than the youngest row, whatever the length of the list.
 *
 * @param live false: what stands there stays as it is
 */
export function useRequestLog(websiteId: string, search: RequestSearch, live: boolean) {
  const queries = useQueryClient();
  const read = (more: { cursor?: string; limit?: number; from?: string }) =>
    answer(api.GET('/api/websites/{website_id}/requests', { params: { path: { website_id: websiteId }, query: { ...search, ...more } } }));
  const list = useLongList(['website', websiteId, 'requests', search], (cursor) => read(cursor === undefined ? {} : { cursor }));
  const key = ['request-tail', websiteId, search];
  const tail = useQuery({
    queryKey: key,
    // Above pages that were let go nothing new is shown; and before a moment in the past nothing new happens.
    enabled: live && list.items !== undefined && !list.query.hasPreviousPage && search.to === undefined,
    meta: { movesWith: 'requests' },
    gcTime: 0,
    queryFn: async (): Promise<readonly Request[]> => {
      const before = queries.getQueryData<readonly Request[]>(key) ?? [];
      const youngest = before[0] ?? list.items?.[0];
      const from = youngest === undefined ? search.from : later(search.from, Date.parse(youngest.at) - OVERLAP_MS);
      const page = await read({ limit: 100, ...(from === undefined ? {} : { from }) });
      if (page.next_cursor === null && before.length < MOST_NEW) {
        const known = new Set(list.items?.map(({ request_id: id }) => id));
        return inOrder([...page.items.filter(({ request_id: id }) => !known.has(id)), ...before]);
      }
      await list.query.refetch();
      return [];
    },
  });
  const fresh = list.query.hasPreviousPage ? [] : (tail.data ?? []);
  return { query: list.query, items: list.items && inOrder([...fresh, ...list.items]) };
}

function later(given: string | undefined, moment: number): string {
  return new Date(Math.max(given === undefined ? 0 : Date.parse(given) || 0, moment)).toISOString();
}

/** The youngest first, each once. */
function inOrder(requests: readonly Request[]): Request[] {
  const each = new Map(requests.map((request) => [request.request_id, request]));
  return [...each.values()].sort((a, b) => b.at.localeCompare(a.at) || b.request_id.localeCompare(a.request_id));
}
