import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Shape } from '../api/client.js';
import { readSearch, type QueueSearch } from './filters.js';

export type Item = Shape<'ReviewItemView'>;
export type Card = Shape<'ReviewCardView'>;
export type CannedReason = Shape<'CannedReasonView'>;

export const ITEMS = ['review', 'items'] as const;

export const readItems = (search: QueueSearch, cursor: string | undefined, limit = 50) =>
  // Out of an address come also values that mean nothing.
  answer(
    api.GET('/api/review/items', { params: { query: { ...readSearch(search), limit, ...(cursor === undefined ? {} : { cursor }) } } }),
  );

/** The queue as a list for `usePages`. */
export const queueList = (search: QueueSearch) => [[...ITEMS, search], (cursor: string | undefined) => readItems(search, cursor)] as const;

export const cardQuery = (id: string) =>
  queryOptions({
    queryKey: ['review', 'card', id],
    queryFn: () => answer(api.GET('/api/review/items/{id}', { params: { path: { id } } })),
  });

export const cannedReasonsQuery = queryOptions({
  queryKey: ['review', 'canned-reasons'],
  staleTime: 60_000,
  queryFn: async () => (await answer(api.GET('/api/review/canned-reasons'))).items,
});

/** Keeps the card that an act answered with; the queue is read again, because it stands differently there now. */
export function useKeepCard(): (card: Card) => void {
  const queries = useQueryClient();
  return (card) => {
    queries.setQueryData(cardQuery(card.id).queryKey, card);
    void queries.invalidateQueries({ queryKey: ITEMS });
  };
}
