import { Button, Center, Stack } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { texts } from '@texts/parts';
import { Fragment, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { Answered } from './answered.js';
import { More } from './more.js';
import { Cell, Row, RowTable, type RowColumn } from './row-table.js';

type ListQuery = UseInfiniteQueryResult<{ readonly pageParams: readonly unknown[] }>;

interface ListedProps<Item> {
  /** What `usePages` or `useLongList` answered; with `items` narrowed, if only some of them are to be shown. */
  readonly list: { readonly query: ListQuery; readonly items: readonly Item[] | undefined };
  readonly keyOf: (item: Item) => string;
  /** In the place of an empty list. */
  readonly empty: ReactNode;
  /** Grey lines before the first answer. */
  readonly rows?: number;
}

/** A list of the API as cards, page after page, both ways where it is long. */
export function Listed<Item>({
  card,
  gap = 'md',
  ...props
}: ListedProps<Item> & { readonly card: (item: Item) => ReactNode; readonly gap?: string }) {
  return (
    <Paged {...props}>
      {(items) => (
        <Stack gap={gap}>
          {items.map((item) => (
            <div key={props.keyOf(item)} data-listed>
              {card(item)}
            </div>
          ))}
        </Stack>
      )}
    </Paged>
  );
}

export interface Column<Item> extends RowColumn {
  readonly cell: (item: Item) => ReactNode;
}

interface ListTableProps<Item> extends ListedProps<Item> {
  readonly columns: readonly Column<Item>[];
  /** See `RowTable`. */
  readonly minWidth: number;
}

/** The same as a table. What stands in the first column names the row. */
export function ListTable<Item>({ columns, minWidth, ...props }: ListTableProps<Item>) {
  return (
    <Paged {...props}>
      {(items) => (
        <RowTable columns={columns} minWidth={minWidth}>
          {items.map((item) => (
            <Row key={props.keyOf(item)}>
              {columns.map(({ title, cell }, index) => (
                <Cell key={title} title={index === 0 ? undefined : title}>
                  {cell(item)}
                </Cell>
              ))}
            </Row>
          ))}
        </RowTable>
      )}
    </Paged>
  );
}

/** A list in whatever form, page after page. Each of its items carries `data-listed`, as a `Row` does. */
export function Paged<Item>({
  list: { query, items = [] },
  empty,
  rows = 4,
  children,
}: Omit<ListedProps<Item>, 'keyOf'> & { readonly children: (items: readonly Item[]) => ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useSteadyRow(box, query.data?.pageParams[0]);
  return (
    <Answered query={query} rows={rows}>
      {() => (
        <Stack ref={box}>
          <Earlier query={query} />
          {items.length > 0 ? children(items) : query.hasNextPage ? null : <Fragment>{empty}</Fragment>}
          <More query={query} />
        </Stack>
      )}
    </Answered>
  );
}

/** The way back to pages that were let go. */
function Earlier({ query }: { readonly query: ListQuery }) {
  if (!query.hasPreviousPage) return null;
  return (
    <Center>
      <Button variant="default" loading={query.isFetchingPreviousPage} onClick={() => void query.fetchPreviousPage()}>
        {texts.earlier}
      </Button>
    </Center>
  );
}

/** When pages come or go above what somebody is looking at, it stays where it is. */
function useSteadyRow(box: RefObject<HTMLDivElement | null>, firstPage: unknown): void {
  const seen = useRef<{ readonly row: Element; readonly top: number } | null>(null);
  useLayoutEffect(() => {
    const { row, top } = seen.current ?? {};
    if (row?.isConnected === true && top !== undefined) window.scrollBy(0, row.getBoundingClientRect().top - top);
    const remember = (): void => {
      const rows = [...(box.current?.querySelectorAll('[data-listed]') ?? [])];
      const visible = rows.find((one) => one.getBoundingClientRect().bottom > 0);
      seen.current = visible === undefined ? null : { row: visible, top: visible.getBoundingClientRect().top };
    };
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [box, firstPage]);
}
