import { Badge, Checkbox, Group, Table, Text } from '@mantine/core';
import { texts } from '@texts/reviewer';
import { texts as t } from '@texts/reviewer-queue';
import { memo } from 'react';
import { TextLink } from '../parts/links.js';
import { RiskBadge } from '../parts/risk-badge.js';
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
  return (
    <Table.ScrollContainer minWidth={860}>
      <Table verticalSpacing="sm" highlightOnHover>
        <Table.Caption>{t.caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
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
            </Table.Th>
            {[t.about, t.kind, t.risk, t.due, t.who, t.state].map((heading) => (
              <Table.Th key={heading}>{heading}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Row key={item.id} item={item} search={search} picked={picked.has(item.id)} onPick={onPick} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface RowProps {
  readonly item: Item;
  readonly search: QueueSearch;
  readonly picked: boolean;
  readonly onPick: QueueTableProps['onPick'];
}

/** Remembered, so that a pick among many rows draws one of them. */
const Row = memo(function Row({ item, search, picked, onPick }: RowProps) {
  return (
    <Table.Tr data-item={item.id}>
      <Table.Td>
        <Checkbox
          aria-label={t.pick(item.title)}
          disabled={item.state !== 'open'}
          checked={picked}
          onChange={({ currentTarget }) => onPick([item.id], currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td className="break-anywhere" miw={160}>
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
      </Table.Td>
      <Table.Td>{texts.kind(item.kind)}</Table.Td>
      <Table.Td>
        <RiskBadge risk={item.risk} />
      </Table.Td>
      <Table.Td>
        <SlaClock item={item} />
        <Text size="xs" c="dimmed" component="div">
          {t.queued} <When at={item.queued_at} relative />
        </Text>
      </Table.Td>
      <Table.Td className="break-anywhere">
        {item.developer.name}
        <Text size="xs" c="dimmed">
          {t.age(item.developer.account_age_days)}
        </Text>
        <TextLink to="/review" search={{ ...search, developer_id: item.developer.id }} size="xs">
          {t.onlyThisDeveloper}
        </TextLink>
      </Table.Td>
      <Table.Td>
        <ItemState item={item} />
      </Table.Td>
    </Table.Tr>
  );
});
