import { Grid, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { texts } from '@texts/reviewer';
import { texts as t } from '@texts/reviewer-item';
import { texts as verdictTexts } from '@texts/reviewer-verdict';
import { useEffect, useState } from 'react';
import { Answered } from '../parts/answered.js';
import { LinkButton } from '../parts/links.js';
import { Page } from '../parts/page.js';
import { forgetDraft } from '../parts/use-draft.js';
import { useLive } from '../parts/use-live.js';
import { CardContext } from './card-context.js';
import { CardHead } from './card-head.js';
import { Decided } from './decided.js';
import { ItemThread } from './item-thread.js';
import { KeysHelp } from './keys-help.js';
import { LeasePanel } from './lease-panel.js';
import { cardQuery, readItems, type Card } from './queries.js';
import { useKeys } from './use-keys.js';
import { draftKey } from './verdict-draft.js';
import { VerdictDesk } from './verdict-desk.js';

const route = getRouteApi('/marketplace/review/items/$itemId');

/** Everything there is to know about one item, and the verdict on it. */
export function ReviewItem() {
  useLive('marketplace', 'review');
  const { itemId } = route.useParams();
  const { start, ...search } = route.useSearch();
  const navigate = useNavigate();
  const query = useQuery(cardQuery(itemId));
  const [help, setHelp] = useState(false);
  const next = async (): Promise<void> => {
    const { items } = await readItems(search, undefined);
    const here = items.findIndex(({ id }) => id === itemId);
    const found = [...items.slice(here + 1), ...items.slice(0, Math.max(here, 0))].find(({ can_decide }) => can_decide);
    if (found) await navigate({ to: '/review/items/$itemId', params: { itemId: found.id }, search });
    else notifications.show({ message: t.noNext });
  };
  useKeys({ n: () => void next(), '?': () => setHelp(true) });
  return (
    <Page
      title={query.data?.title ?? t.back}
      lead={query.data ? `${texts.kind(query.data.kind)} · ${t.revision(query.data.revision)}` : undefined}
      actions={
        <>
          <KeysHelp opened={help} onToggle={() => setHelp((shown) => !shown)} keys={KEYS} />
          <LinkButton to="/review" search={search} variant="default">
            {t.back}
          </LinkButton>
          <LinkButton
            to="/review/items/$itemId"
            params={{ itemId }}
            search={search}
            onClick={(event) => (event.preventDefault(), void next())}
          >
            {t.next}
          </LinkButton>
        </>
      }
    >
      <Answered query={query} rows={10}>
        {(card) => <WholeCard key={`${card.id} ${card.revision}`} card={card} start={start} />}
      </Answered>
    </Page>
  );
}

function WholeCard({ card, start }: { readonly card: Card; readonly start: 'approve' | 'deny' | undefined }) {
  const settled = card.state !== 'open' && card.hold_until === null;
  const draft = draftKey(card);
  useEffect(() => {
    if (settled) forgetDraft(draft);
  }, [settled, draft]);
  return (
    <>
      <CardHead card={card} />
      <LeasePanel card={card} />
      <Decided card={card} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <VerdictDesk card={card} start={start} />
            <ItemThread card={card} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <CardContext card={card} />
        </Grid.Col>
      </Grid>
    </>
  );
}

const k = verdictTexts.keys;
const KEYS = [
  ['j', k.j],
  ['k', k.k],
  ['a', k.a],
  ['d', k.d],
  ['s', k.s],
  ['u', k.u],
  ['n', k.n],
  ['?', k.help],
] as const;
