import { useQuery } from '@tanstack/react-query';
import { answer, api, type Shape } from '../../api/client.js';
import { useLongList } from '../../parts/use-pages.js';

export type Key = Shape<'KeyView'>;

const PAGE = 100;
/** A page of cards: few enough to be drawn at once. */
const KEYS = 25;
/** Keys tell when they were last used. */
const LAST_USES = { meta: { movesWith: 'requests' } } as const;

/** Website keys, the newest first; `withDeleted`: their tombstones too. */
export function useKeys(websiteId: string, withDeleted = false) {
  return useLongList(
    ['website', websiteId, 'keys', withDeleted],
    (cursor) =>
      answer(
        api.GET('/api/websites/{website_id}/keys', {
          params: {
            path: { website_id: websiteId },
            query: { limit: KEYS, ...(cursor === undefined ? {} : { cursor }), ...(withDeleted ? { include: 'deleted' as const } : {}) },
          },
        }),
      ),
    LAST_USES,
  );
}

/** The living keys of all operators. */
export function useUserKeys(websiteId: string) {
  return useLongList(
    ['website', websiteId, 'user-keys'],
    (cursor) =>
      answer(
        api.GET('/api/websites/{website_id}/user-keys', {
          params: { path: { website_id: websiteId }, query: cursor === undefined ? {} : { cursor } },
        }),
      ),
    LAST_USES,
  );
}

/** The living keys of one operator. */
export function useOperatorKeys(websiteId: string, accountId: string) {
  const params = { path: { website_id: websiteId, account_id: accountId } };
  return useQuery({
    queryKey: ['website', websiteId, 'credentials', accountId],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/operators/{account_id}/credentials', { params })),
    ...LAST_USES,
  });
}

/** The website's security access groups: at most so many as one page holds are offered. */
export function useGroups(websiteId: string) {
  return useQuery({
    queryKey: ['website', websiteId, 'groups'],
    queryFn: () =>
      answer(api.GET('/api/websites/{website_id}/groups', { params: { path: { website_id: websiteId }, query: { limit: PAGE } } })),
  });
}

/** The platform's scopes. They change with a release, not while somebody looks. */
export function useCatalogue() {
  return useQuery({ queryKey: ['scopes'], queryFn: () => answer(api.GET('/api/scopes')), staleTime: Infinity });
}

export const works = ({ state }: Key): boolean => state === 'unclaimed' || state === 'active' || state === 'retiring';

/** Each key with its successor right above it, which may be much younger. */
export function successorsFirst(keys: readonly Key[]): Key[] {
  const byId = new Map(keys.map((key) => [key.id, key]));
  const placed = new Set<string>();
  const place = (key: Key): Key[] => {
    if (placed.has(key.id)) return [];
    placed.add(key.id);
    const successor = key.successor_id === null ? undefined : byId.get(key.successor_id);
    const predecessor = key.predecessor_id === null ? undefined : byId.get(key.predecessor_id);
    return [...(successor ? place(successor) : []), key, ...(predecessor ? place(predecessor) : [])];
  };
  return keys.flatMap(place);
}
