import { Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { texts as bulkTexts } from '@texts/reviewer-bulk';
import { texts as itemTexts } from '@texts/reviewer-item';
import { texts as t } from '@texts/reviewer-queue';
import { useCallback, useState } from 'react';
import { Answered } from '../parts/answered.js';
import { Empty } from '../parts/empty.js';
import { More } from '../parts/more.js';
import { Page } from '../parts/page.js';
import { useLive } from '../parts/use-live.js';
import { usePages } from '../parts/use-pages.js';
import { Bulk } from './bulk.js';
import type { QueueSearch } from './filters.js';
import { KeysHelp } from './keys-help.js';
import { queueList } from './queries.js';
import { QueueFilters } from './queue-filters.js';
import { QueueTable, ROW_LINKS } from './queue-table.js';
import { focusNext, useKeys } from './use-keys.js';

const route = getRouteApi('/marketplace/review');

/** The review queue. What is picked survives new pages and changes of others. */
export function Queue() {
  useLive('marketplace', 'review');
  const search = route.useSearch();
  const navigate = useNavigate();
  const { query, items = [] } = usePages(...queueList(search));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [help, setHelp] = useState(false);
  const [bulk, setBulk] = useState(false);

  const narrow = (next: QueueSearch): void => void navigate({ to: '/review', search: next });
  const open = (itemId: string | undefined, start?: 'approve' | 'deny'): void => {
    if (itemId === undefined) return;
    void navigate({ to: '/review/items/$itemId', params: { itemId }, search: { ...search, ...(start ? { start } : {}) } });
  };
  const first = (): void => {
    const free = items.find(({ can_decide }) => can_decide);
    if (free) open(free.id);
    else notifications.show({ message: itemTexts.noNext });
  };
  useKeys({
    j: () => focusNext(ROW_LINKS, 1),
    k: () => focusNext(ROW_LINKS, -1),
    o: () => open(focusedItem()),
    a: () => open(focusedItem(), 'approve'),
    d: () => open(focusedItem(), 'deny'),
    n: first,
    '?': () => setHelp(true),
  });
  const pick = useCallback((ids: readonly string[], add: boolean): void => {
    setPicked((before) => new Set(add ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  }, []);

  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <>
          <KeysHelp opened={help} onToggle={() => setHelp((shown) => !shown)} keys={KEYS} />
          <Button variant="default" onClick={() => setBulk(true)} disabled={items.length === 0 || (search.state ?? 'open') !== 'open'}>
            {bulkTexts.open(picked.size)}
          </Button>
        </>
      }
    >
      <QueueFilters search={search} onChange={narrow} />
      <Answered query={query} rows={8}>
        {() =>
          items.length === 0 ? (
            <Nothing filtered={Object.keys(search).length > 0} />
          ) : (
            <Stack gap="sm">
              <QueueTable items={items} search={search} picked={picked} onPick={pick} />
              <More query={query} />
            </Stack>
          )
        }
      </Answered>
      {bulk ? (
        <Bulk
          ids={[...picked]}
          search={search}
          onClose={() => setBulk(false)}
          onDecided={() => {
            setPicked(new Set());
          }}
        />
      ) : null}
    </Page>
  );
}

const KEYS = [
  ['j', t.keys.j],
  ['k', t.keys.k],
  ['o', t.keys.o],
  ['a', t.keys.a],
  ['d', t.keys.d],
  ['n', t.keys.n],
  ['?', t.keys.help],
] as const;

function focusedItem(): string | undefined {
  return document.activeElement?.closest('[data-item]')?.getAttribute('data-item') ?? undefined;
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  return filtered ? <Empty title={t.emptyFiltered}>{t.emptyFilteredLead}</Empty> : <Empty title={t.empty}>{t.emptyLead}</Empty>;
}
