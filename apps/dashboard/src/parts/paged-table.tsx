import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { Answered } from './answered.js';
import { Empty } from './empty.js';
import { More } from './more.js';
import type { usePages } from './use-pages.js';

export interface PagedTableProps<Item> {
  readonly list: ReturnType<typeof usePages<Item>>;
  readonly columns: readonly string[];
  /** Below this many pixels it scrolls by itself, and the page does not. */
  readonly minWidth: number;
  /** A `<Table.Tr>` with its key. */
  readonly row: (item: Item) => ReactNode;
  /** In the place of an empty list: what is missing, and the next step. */
  readonly none: { readonly title: string; readonly lead: string };
}

/** A list of the API as a table, page after page. */
export function PagedTable<Item>({ list: { query, items = [] }, columns, minWidth, row, none }: PagedTableProps<Item>) {
  return (
    <Answered query={query} rows={8}>
      {() =>
        items.length === 0 ? (
          <Empty title={none.title}>{none.lead}</Empty>
        ) : (
          <>
            <Table.ScrollContainer minWidth={minWidth}>
              <Table verticalSpacing="sm">
                <Table.Thead>
                  <Table.Tr>
                    {columns.map((column) => (
                      <Table.Th key={column}>{column}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>{items.map((item) => row(item))}</Table.Tbody>
              </Table>
            </Table.ScrollContainer>
            <More query={query} />
          </>
        )
      }
    </Answered>
  );
}
