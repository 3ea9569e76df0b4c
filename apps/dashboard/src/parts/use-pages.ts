import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

/**
 * A list of the API, page after page. `items` is everything read so far.
 *
 * @param keep while what another key asks for is on its way, the old list stays: for what is typed letter by letter
 */
export function usePages<Item>(
  queryKey: QueryKey,
  read: (cursor: string | undefined) => Promise<Page<Item>>,
  refetchInterval: number | false = false,
  keep = false,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    refetchInterval,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
  return { query, items: query.data?.pages.flatMap(({ items }) => items) };
}
