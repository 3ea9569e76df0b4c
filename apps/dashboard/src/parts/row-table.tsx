import { Table, type MantineSpacing, type TableTrProps } from '@mantine/core';
import type { ReactNode } from 'react';
import './row-table.css';

export interface RowColumn {
  readonly title: string;
  /** A share of the table, as in “20%”; without it as wide as what stands in it. */
  readonly width?: string | undefined;
  /** In the place of the title, for who sees the columns. */
  readonly head?: ReactNode;
}

interface RowTableProps {
  readonly columns: readonly RowColumn[];
  /** Where there is less room, but more than a phone has, the table scrolls by itself; in pixels. */
  readonly minWidth: number;
  readonly verticalSpacing?: MantineSpacing;
  readonly caption?: string;
  /** `Row`s. */
  readonly children: ReactNode;
}

/** A table that stands as cards on a phone. The roles are said, because a card is no table to a browser. */
export function RowTable({ columns, minWidth, verticalSpacing = 'xs', caption, children }: RowTableProps) {
  return (
    <Table.ScrollContainer minWidth={minWidth} className="row-table">
      <Table role="table" verticalSpacing={verticalSpacing}>
        {caption === undefined ? null : <Table.Caption>{caption}</Table.Caption>}
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map(({ title, width, head = title }) => (
              <Table.Th key={title} role="columnheader" w={width}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

export function Row(props: TableTrProps) {
  return <Table.Tr role="row" data-listed {...props} />;
}

interface CellProps {
  /** The title of its column, for a card; without it the cell names its row. */
  readonly title?: string | undefined;
  readonly colSpan?: number;
  readonly children?: ReactNode;
}

export function Cell({ title, children, ...props }: CellProps) {
  return (
    <Table.Td role="cell" className="break-anywhere" data-title={title} {...props}>
      {/* In a card this stands beside the title, however many pieces it has. */}
      <div>{children}</div>
    </Table.Td>
  );
}
