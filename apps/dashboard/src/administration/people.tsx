import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { texts as t } from '@texts/administration-people';
import { useCallback, useState } from 'react';
import { answer, api } from '../api/client.js';
import { Page } from '../parts/page.js';
import { PagedTable } from '../parts/paged-table.js';
import { useLongList } from '../parts/use-pages.js';
import { Invite } from './invite.js';
import { PeopleFilters } from './people-filters.js';
import { PersonQuestions } from './person-questions.js';
import type { Asked } from './person.js';
import { PersonRow } from './person-row.js';

const route = getRouteApi('/marketplace/administration/people');

const COLUMNS = [t.columns.who, t.columns.role, t.columns.since, t.columns.state, t.columns.acts].map((title) => ({ title }));

/** Accounts of both realms; what the list is narrowed to stands in the address. */
export function People() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [inviting, invite] = useDisclosure();
  const [asking, question] = useDisclosure();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { open } = question;
  const ask = useCallback(
    (next: Asked): void => {
      setAsked(next);
      open();
    },
    [open],
  );
  const list = useLongList(
    ['accounts', search],
    (cursor) =>
      answer(api.GET('/api/marketplace/accounts', { params: { query: { ...search, ...(cursor === undefined ? {} : { cursor }) } } })),
    // A question that is open about somebody must not vanish with the list.
    { keepPrevious: true },
  );
  return (
    <Page title={t.title} lead={t.lead} actions={<Button onClick={invite.open}>{t.invite.open}</Button>}>
      <PeopleFilters search={search} onChange={(narrowed) => void navigate({ search: narrowed, replace: true })} />
      <PagedTable
        list={list}
        minWidth={760}
        columns={COLUMNS}
        none={{ title: t.none, lead: t.noneLead }}
        row={(account) => <PersonRow key={account.id} account={account} onAsk={ask} />}
      />
      <PersonQuestions asked={asked} opened={asking} onClose={question.close} />
      <Invite opened={inviting} onClose={invite.close} />
    </Page>
  );
}
