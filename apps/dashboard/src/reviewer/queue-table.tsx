import { Badge, Checkbox, Group, Text } from '@mantine/core';
import { texts } from '@texts/reviewer';
import { texts as t } from '@texts/reviewer-queue';
import { memo } from 'react';
import { TextLink } from '../parts/links.js';
import { RiskBadge } from '../parts/risk-badge.js';
import { Cell, Row, RowTable } from '../parts/row-table.js';
import { When } from '../parts/when.js';
import type { QueueSearch } from './filters.js';
import { ItemState } from './item-state.js';
import type { Item } from './queries.js';
import { SlaClock } from './sla-clock.js';

/** The links that j and k move between. */
export const ROW_LINKS = 'a[data-review-row]';

export interface QueueTableProps {
  readonly items: readonly Item[];
  readonly search: QueueSearch;
  readonly picked: ReadonlySet<string>;
  readonly onPick: (ids: readonly string[], picked: boolean) => void;
}

export function QueueTable({ items, search, picked, onPick }: QueueTableProps) {
  const open = items.filter(({ state }) => state === 'open');
  const pickAll = (
    <Checkbox
      aria-label={t.pickAll}
      disabled={open.length === 0}
      checked={open.length > 0 && open.every(({ id }) => picked.has(id))}
      onChange={({ currentTarget }) =>
        onPick(
          open.map(({ id }) => id),
          currentTarget.checked,
        )
      }
    />
  );
  return (
    <RowTable
      minWidth={860}
      verticalSpacing="sm"
      caption={t.caption}
      columns={[
        { title: t.pickAll, head: pickAll },
        { title: t.about, width: '26%' },
        ...[t.kind, t.risk, t.due, t.who, t.state].map((title) => ({ title })),
      ]}
    >
      {items.map((item) => (
        <ItemRow key={item.id} item={item} search={search} picked={picked.has(item.id)} onPick={onPick} />
      ))}
    </RowTable>
  );
}

interface RowProps {
  readonly item: Item;
  readonly search: QueueSearch;
  readonly picked: boolean;
  readonly onPick: QueueTableProps['onPick'];
}

/** Remembered, so that a pick among many rows draws one of them. */
const ItemRow = memo(function ItemRow({ item, search, picked, onPick }: RowProps) {
  return (
    <Row data-item={item.id}>
      <Cell>
        <Checkbox
          aria-label={t.pick(item.title)}
          disabled={item.state !== 'open'}
          checked={picked}
          onChange={({ currentTarget }) => onPick([item.id], currentTarget.checked)}
        />
      </Cell>
      <Cell>
        <TextLink to="/review/items/$itemId" params={{ itemId: item.id }} search={search} data-review-row={item.id} fw={600}>
          {item.title}
        </TextLink>
        <Group gap={6}>
          {item.appeal_of === null ? null : (
            <Badge variant="outline" color="gray" tt="none" className="badge-text">
              {t.appeal}
            </Badge>
          )}
          {item.priority > 0 ? (
            <Badge variant="outline" color="gray" tt="none" className="badge-text">
              {t.urgent(item.priority)}
            </Badge>
          ) : null}
        </Group>
      </Cell>
      <Cell title={t.kind}>{texts.kind(item.kind)}</Cell>
      <Cell title={t.risk}>
        <RiskBadge risk={item.risk} />
      </Cell>
      <Cell title={t.due}>
        <SlaClock item={item} />
        <Text size="xs" c="dimmed" component="div">
          {t.queued} <When at={item.queued_at} relative />
        </Text>
      </Cell>
      <Cell title={t.who}>
        {item.developer.name}
        <Text size="xs" c="dimmed">
          {t.age(item.developer.account_age_days)}
        </Text>
        <TextLink to="/review" search={{ ...search, developer_id: item.developer.id }} size="xs">
          {t.onlyThisDeveloper}
        </TextLink>
      </Cell>
      <Cell title={t.state}>
        <ItemState item={item} />
      </Cell>
    </Row>
  );
});
