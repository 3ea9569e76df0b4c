import { Badge, Code, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/administration';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Page } from '../parts/page.js';
import { RiskBadge } from '../parts/risk-badge.js';

const t = texts.scopes;

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
      <Table.ScrollContainer minWidth={720}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.columns.scope}</Table.Th>
              <Table.Th>{t.columns.mode}</Table.Th>
              <Table.Th>{t.columns.words}</Table.Th>
              <Table.Th>{t.columns.risk}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {scopes.flatMap(({ scope, modes }) =>
              modes.map(({ mode, text, risk, retired }) => (
                <Table.Tr key={`${scope}/${mode}`}>
                  <Table.Td>
                    <Code>{scope}</Code>
                  </Table.Td>
                  <Table.Td>{mode}</Table.Td>
                  <Table.Td>
                    {text} {retired ? <Badge variant="default">{t.retired}</Badge> : null}
                  </Table.Td>
                  <Table.Td>
                    <RiskBadge risk={risk} />
                  </Table.Td>
                </Table.Tr>
              )),
            )}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
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
