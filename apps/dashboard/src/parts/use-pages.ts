import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

interface Options {
  readonly refetchInterval?: number | false;
  /** While what another key asks for is on its way, the old list stays: for what is typed letter by letter. */
  readonly keepPrevious?: boolean;
}

/** A list of the API, page after page. `items` is everything read so far. */
export function usePages<Item>(
  queryKey: QueryKey,
  read: (cursor: string | undefined) => Promise<Page<Item>>,
  { refetchInterval = false, keepPrevious = false }: Options = {},
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    refetchInterval,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
  return { query, items: query.data?.pages.flatMap(({ items }) => items) };
}
