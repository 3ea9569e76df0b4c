import { Badge, Button, Group, NativeSelect, Table, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/administration';
import { useState } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Empty } from '../parts/empty.js';
import { More } from '../parts/more.js';
import { Page } from '../parts/page.js';
import { usePages } from '../parts/use-pages.js';
import { When } from '../parts/when.js';
import type { Realm } from '../session/session.js';
import { Invite } from './invite.js';
import { AccessSwitch, RoleSelect } from './people-acts.js';

const t = texts.people;
const SEARCH_PAUSE_MS = 300;

export function People() {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, SEARCH_PAUSE_MS);
  const [realm, setRealm] = useState<Realm>('marketplace');
  const [inviting, invite] = useDisclosure();
  const { query, items = [] } = usePages(
    ['accounts', realm, search],
    (cursor) =>
      answer(
        api.GET('/api/marketplace/accounts', {
          params: { query: { realm, ...(search === '' ? {} : { search }), ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    // A question that is open about somebody must not vanish with the list.
    { keepPrevious: true },
  );
  return (
    <Page title={t.title} lead={t.lead} actions={<Button onClick={invite.open}>{t.invite.open}</Button>}>
      <Group align="flex-end">
        <TextInput label={t.search} value={typed} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
        <NativeSelect
          label={t.realm.label}
          value={realm}
          onChange={({ currentTarget }) => setRealm(currentTarget.value === 'website' ? 'website' : 'marketplace')}
          data={[
            { value: 'marketplace', label: t.realm.marketplace },
            { value: 'website', label: t.realm.website },
          ]}
        />
      </Group>
      <Answered query={query}>
        {() =>
          items.length === 0 ? (
            <Empty title={t.none}>{t.noneLead}</Empty>
          ) : (
            <>
              <Table.ScrollContainer minWidth={720}>
                <Table verticalSpacing="sm">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t.columns.who}</Table.Th>
                      <Table.Th>{t.columns.role}</Table.Th>
                      <Table.Th>{t.columns.since}</Table.Th>
                      <Table.Th>{t.columns.state}</Table.Th>
                      <Table.Th>{t.columns.acts}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {items.map((account) => (
                      <PersonRow key={account.id} account={account} />
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
              <More query={query} />
            </>
          )
        }
      </Answered>
      <Invite opened={inviting} onClose={invite.close} />
    </Page>
  );
}

function PersonRow({ account }: { readonly account: Shape<'AccountView'> }) {
  const state = account.suspended ? 'suspended' : account.confirmed ? 'active' : 'unconfirmed';
  return (
    <Table.Tr>
      <Table.Td className="break-anywhere">
        <b>{account.name}</b>
        <br />
        {account.email}
      </Table.Td>
      <Table.Td>{account.realm === 'marketplace' ? <RoleSelect account={account} /> : t.roles[account.role]}</Table.Td>
      <Table.Td>
        <When at={account.created_at} />
      </Table.Td>
      <Table.Td>
        <Badge variant="default">{t.state[state]}</Badge>
      </Table.Td>
      <Table.Td>
        <AccessSwitch account={account} />
      </Table.Td>
    </Table.Tr>
  );
}
