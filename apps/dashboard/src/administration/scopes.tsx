import { Badge, Code, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/administration';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Page } from '../parts/page.js';
import { RiskBadge } from '../parts/risk-badge.js';
import { Cell, Row, RowTable } from '../parts/row-table.js';

const t = texts.scopes;
const c = t.columns;

export function Scopes() {
  const [search, setSearch] = useState('');
  const query = useQuery({ queryKey: ['scopes'], staleTime: Infinity, queryFn: () => answer(api.GET('/api/scopes')) });
  return (
    <Page title={t.title} lead={query.data ? t.lead(query.data.version) : undefined}>
      <TextInput label={t.search} value={search} onChange={({ currentTarget }) => setSearch(currentTarget.value)} maw={420} />
      <Answered query={query} rows={10}>
        {({ groups }) => {
          const found = groups
            .map((group) => ({ ...group, scopes: group.scopes.filter((scope) => fits(scope, search)) }))
            .filter(({ scopes }) => scopes.length > 0);
          return found.length === 0 ? (
            <Text>{t.none}</Text>
          ) : (
            <Stack>
              {found.map((group) => (
                <GroupTable key={group.group} group={group} />
              ))}
            </Stack>
          );
        }}
      </Answered>
    </Page>
  );
}

function GroupTable({ group: { group, scopes } }: { readonly group: Shape<'CatalogueGroupView'> }) {
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t.groups[group]}
      </Title>
      <RowTable columns={[c.scope, c.mode, c.words, c.risk].map((title) => ({ title }))} minWidth={720}>
        {scopes.flatMap(({ scope, modes }) =>
          modes.map(({ mode, text, risk, retired }) => (
            <Row key={`${scope}/${mode}`}>
              <Cell>
                <Code>{scope}</Code>
              </Cell>
              <Cell title={c.mode}>{mode}</Cell>
              <Cell title={c.words}>
                {text} {retired ? <Badge variant="default">{t.retired}</Badge> : null}
              </Cell>
              <Cell title={c.risk}>
                <RiskBadge risk={risk} />
              </Cell>
            </Row>
          )),
        )}
      </RowTable>
    </section>
  );
}

function fits({ scope, description, modes }: Shape<'CatalogueScopeView'>, search: string): boolean {
  const words = [scope, description, ...modes.map(({ text }) => text)].join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(' ')
    .every((word) => words.includes(word));
}
