import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

/** A list of the API, page after page. `items` is everything read so far. */
export function usePages<Item>(
  queryKey: QueryKey,
  read: (cursor: string | undefined) => Promise<Page<Item>>,
  refetchInterval: number | false = false,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    refetchInterval,
  });
  return { query, items: query.data?.pages.flatMap(({ items }) => items) };
}
