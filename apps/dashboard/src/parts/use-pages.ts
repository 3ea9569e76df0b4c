import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery, type QueryKey, type QueryMeta } from '@tanstack/react-query';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}

/** Where a page begins, with the way back: the API's cursors lead forward only. */
interface Place {
  readonly cursor: string | undefined;
  readonly before: Place | null;
}

const BEGINNING: Place = { cursor: undefined, before: null };
const MOST_PAGES = 5;

type Read<Item> = (cursor: string | undefined) => Promise<Page<Item>>;

interface Options {
  /** While what another key asks for is on its way, the old list stays: for what is typed letter by letter. */
  readonly keepPrevious?: boolean;
  readonly enabled?: boolean;
  /** See `useLive`. */
  readonly meta?: QueryMeta;
  /** So many pages are held and drawn at most; 0: all that were read. */
  readonly mostPages?: number;
}

/** The pages of a list, so that a route can ask for the first one before its screen is drawn. */
export const pagesQuery = <Item>(queryKey: QueryKey, read: Read<Item>, mostPages = 0) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam.cursor),
    initialPageParam: BEGINNING,
    getNextPageParam: ({ next_cursor }, _pages, place): Place | undefined =>
      next_cursor === null ? undefined : { cursor: next_cursor, before: place },
    getPreviousPageParam: (_page, _pages, place): Place | undefined => place.before ?? undefined,
    maxPages: mostPages,
  });

/** A list of the API, page after page. `items` is everything read so far. */
export function usePages<Item>(
  queryKey: QueryKey,
  read: Read<Item>,
  { meta, keepPrevious = false, enabled = true, mostPages = 0 }: Options = {},
) {
  const query = useInfiniteQuery({
    ...pagesQuery(queryKey, read, mostPages),
    enabled,
    ...(meta ? { meta } : {}),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
  return { query, items: query.data?.pages.flatMap(({ items }) => items) };
}

/**
 * A list that may have ten thousand rows. A few pages are held at a time, so that neither drawing them nor reading them again grows with how
 * far somebody has gone; pages that were let go come back on the way up. For `Listed` and `ListTable`, which show both ways.
 */
export function useLongList<Item>(queryKey: QueryKey, read: Read<Item>, options: Omit<Options, 'mostPages'> = {}) {
  return usePages(queryKey, read, { ...options, mostPages: MOST_PAGES });
}
