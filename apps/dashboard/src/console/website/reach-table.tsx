import { Stack, Text, Title } from '@mantine/core';
import { texts as console } from '@texts/console';
import type { ComponentProps, ReactNode } from 'react';
import { ListTable } from '../../parts/listed.js';

const t = console.reach;

/** One line of what can reach the data. */
export interface ReachRow {
  readonly name: string;
  /** Who is behind it, in small. */
  readonly by?: string | undefined;
  readonly may: ReactNode;
  readonly used: ReactNode;
  readonly requests: ReactNode;
  readonly acts: ReactNode;
}

interface ReachTableProps<Item> {
  readonly title: string;
  readonly list: ComponentProps<typeof ListTable<Item>>['list'];
  readonly row: (item: Item) => ReachRow;
}

/** All of one kind that reach the data; nothing where there is none. */
export function ReachTable<Item extends { readonly id: string }>({ title, list, row }: ReachTableProps<Item>) {
  if (list.items?.length === 0 && !list.query.hasNextPage) return null;
  return (
    <Stack component="section" gap="xs" aria-label={title}>
      <Title order={3} size="h5">
        {title}
      </Title>
      <ListTable
        list={list}
        keyOf={({ id }) => id}
        minWidth={760}
        empty={null}
        columns={[
          { title: t.who, width: '24%', cell: (item) => <Who {...row(item)} /> },
          { title: t.may, width: '26%', cell: (item) => row(item).may },
          { title: t.used, width: '15%', cell: (item) => row(item).used },
          { title: t.requests, width: '10%', cell: (item) => row(item).requests },
          { title: t.acts, width: '25%', cell: (item) => row(item).acts },
        ]}
      />
    </Stack>
  );
}

function Who({ name, by }: Pick<ReachRow, 'name' | 'by'>) {
  return (
    <>
      <Text fw={600}>{name}</Text>
      {by === undefined ? null : (
        <Text size="sm" c="dimmed">
          {by}
        </Text>
      )}
    </>
  );
}
