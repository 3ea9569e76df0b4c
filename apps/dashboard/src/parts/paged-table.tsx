import type { ReactNode } from 'react';
import { Empty } from './empty.js';
import { Paged } from './listed.js';
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
  readonly none: { readonly title: string; readonly lead: string; readonly action?: ReactNode };
}

/** A list of the API as a table whose rows are drawn by whoever uses it, page after page, both ways where it is long. */
export function PagedTable<Item>({ list, columns, minWidth, row, none: { title, lead, action } }: PagedTableProps<Item>) {
  const nothing = (
    <Empty title={title} action={action}>
      {lead}
    </Empty>
  );
  return (
    <Paged list={list} rows={8} empty={nothing}>
      {(items) => (
        <RowTable columns={columns} minWidth={minWidth} verticalSpacing="sm">
          {items.map((item) => row(item))}
        </RowTable>
      )}
    </Paged>
  );
}
