import { Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { texts } from '@texts/console-operators';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { Listed } from '../../parts/listed.js';
import { useLongList } from '../../parts/use-pages.js';
import { AccessGroups } from './access-groups.js';
import { Invitations } from './invitations.js';
import { OperatorCard } from './operator-card.js';
import { Section } from './section.js';
import { looks, manages, useWebsite } from './use-website.js';

const TYPING_MS = 250;
/** A page of cards: few enough to be drawn at once. */
const OPERATORS = 20;

/** Who works on the website, found by name; their roles, groups and keys; and who is invited. */
export function Operators() {
  const website = useWebsite();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS);
  const list = useOperators(website.id, search);
  return (
    <>
      <Section title={texts.title} lead={texts.lead}>
        <TextInput
          type="search"
          label={texts.search}
          maxLength={100}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Listed
          list={list}
          keyOf={({ account_id }) => account_id}
          empty={<Text role="status">{texts.nobody}</Text>}
          card={(operator) => <OperatorCard website={website} operator={operator} />}
        />
      </Section>
      {manages(website.role) ? <Invitations website={website} /> : null}
      {looks(website.role) ? <AccessGroups website={website} /> : null}
    </>
  );
}

export function useOperators(websiteId: string, search = '') {
  return useLongList(
    ['website', websiteId, 'operators', search],
    (cursor) =>
      answer(
        api.GET('/api/websites/{website_id}/operators', {
          params: {
            path: { website_id: websiteId },
            query: { limit: OPERATORS, ...(search === '' ? {} : { search }), ...(cursor === undefined ? {} : { cursor }) },
          },
        }),
      ),
    { keepPrevious: true },
  );
}
