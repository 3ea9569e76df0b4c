import type { ReactNode } from 'react';
import { Answered } from './answered.js';
import { Empty } from './empty.js';
import { More } from './more.js';
import { RowTable, type RowColumn } from './row-table.js';
import type { usePages } from './use-pages.js';

export interface PagedTableProps<Item> {
  readonly list: ReturnType<typeof usePages<Item>>;
  readonly columns: readonly RowColumn[];
  /** See `RowTable`. */
  readonly minWidth: number;
  /** A `Row` with its key. */
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
            <RowTable columns={columns} minWidth={minWidth} verticalSpacing="sm">
              {items.map((item) => row(item))}
            </RowTable>
            <More query={query} />
          </>
        )
      }
    </Answered>
  );
}
