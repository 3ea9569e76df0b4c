import { Badge, Stack, Table, Text } from '@mantine/core';
import { texts as console } from '@texts/console';
import type { ReactNode } from 'react';
import { Answered } from '../../parts/answered.js';
import { Empty } from '../../parts/empty.js';
import { More } from '../../parts/more.js';
import { When } from '../../parts/when.js';
import { WaysOut } from './installed-plugin.js';
import { DeleteKey } from './key-acts.js';
import { useOperators } from './operators.js';
import { Section } from './section.js';
import { EndTrust, useTrustedDevelopers } from './trust.js';
import { useInstalls } from './use-installs.js';
import { useKeys, works } from './use-keys.js';
import { useUserKeys } from './use-names.js';
import { useVolume, type Volume } from './use-volume.js';
import { manages, useWebsite, type Website } from './use-website.js';
import { RevokeUserKey } from './user-key.js';

const t = console.reach;

/** Everything that may read or change something on the website, with its last use, its volume and the way to end it. */
export function Reach() {
  const website = useWebsite();
  const installs = useInstalls(website.id);
  const keys = useKeys(website.id);
  const userKeys = useUserKeys(website.id);
  const volume = useVolume(website.id);
  const trusted = manages(website.role);
  const count = (installs.items?.length ?? 0) + (keys.items?.filter(works).length ?? 0) + (userKeys.data?.items.length ?? 0);
  return (
    <Section title={t.title} lead={t.lead}>
      <Answered query={installs.query} rows={8}>
        {() => (
          <Stack>
            <Table.ScrollContainer minWidth={860}>
              <Table verticalSpacing="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t.who}</Table.Th>
                    <Table.Th>{t.may}</Table.Th>
                    <Table.Th>{t.used}</Table.Th>
                    <Table.Th>{t.requests}</Table.Th>
                    <Table.Th>{t.acts}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  <PluginRows website={website} volume={volume} />
                  {trusted ? <DeveloperRows website={website} /> : null}
                  <KeyRows website={website} volume={volume} />
                  <UserKeyRows website={website} volume={volume} />
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
            {count === 0 && !trusted ? <Empty title={t.empty}>{t.emptyLead}</Empty> : null}
            {trusted ? <NothingYet website={website} others={count} /> : null}
            {volume && volume.development > 0 ? <Text size="sm">{t.together(volume.development)}</Text> : null}
          </Stack>
        )}
      </Answered>
      <More query={installs.query} />
      <More query={keys.query} />
    </Section>
  );
}

function NothingYet({ website, others }: { readonly website: Website; readonly others: number }) {
  const { items } = useTrustedDevelopers(website.id);
  const trusted = items?.some(({ state }) => state === 'active') ?? true;
  return others > 0 || trusted ? null : <Empty title={t.empty}>{t.emptyLead}</Empty>;
}

interface RowsProps {
  readonly website: Website;
  readonly volume: Volume | undefined;
}

interface RowProps {
  readonly kind: keyof typeof t.kinds;
  readonly name: string;
  readonly may: ReactNode;
  readonly used: ReactNode;
  readonly requests: number | undefined;
  readonly acts: ReactNode;
}

function Row({ kind, name, may, used, requests, acts }: RowProps) {
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Stack gap={2} align="flex-start">
          <Text fw={600} className="break-anywhere">
            {name}
          </Text>
          <Badge variant="default">{t.kinds[kind]}</Badge>
        </Stack>
      </Table.Th>
      <Table.Td>{may}</Table.Td>
      <Table.Td>{used}</Table.Td>
      <Table.Td>{requests === undefined ? t.unknown : requests.toLocaleString()}</Table.Td>
      <Table.Td>{acts}</Table.Td>
    </Table.Tr>
  );
}

function PluginRows({ website, volume }: RowsProps) {
  const { items = [] } = useInstalls(website.id);
  return items.map((install) => {
    const use = volume?.ofPlugin(install.plugin.id);
    return (
      <Row
        key={install.id}
        kind="plugin"
        name={install.plugin.name}
        may={console.permissions(install.consented.length)}
        used={use === undefined ? t.unknown : use.last === null ? t.notLately : <When at={use.last} relative />}
        requests={use?.requests}
        acts={manages(website.role) ? <WaysOut website={website} install={install} /> : null}
      />
    );
  });
}

function DeveloperRows({ website }: { readonly website: Website }) {
  const { items = [] } = useTrustedDevelopers(website.id);
  return items
    .filter(({ state }) => state === 'active')
    .map((developer) => (
      <Row
        key={developer.id}
        kind="developer"
        name={developer.account_name}
        may={
          <>
            {t.development}, {t.until} <When at={developer.expires_at} />
          </>
        }
        used={t.unknown}
        requests={undefined}
        acts={<EndTrust websiteId={website.id} developer={developer} />}
      />
    ));
}

function KeyRows({ website, volume }: RowsProps) {
  const { items = [] } = useKeys(website.id);
  return items
    .filter(works)
    .map((key) => (
      <Row
        key={key.id}
        kind="key"
        name={key.name ?? key.id}
        may={key.scopes === null ? key.roles.map((role) => console.roles[role]).join(', ') : console.permissions(key.scopes.length)}
        used={<When at={key.last_used_at} relative />}
        requests={volume?.ofCredential(key.id)}
        acts={manages(website.role) ? <DeleteKey websiteId={website.id} apiKey={key} /> : null}
      />
    ));
}

function UserKeyRows({ website, volume }: RowsProps) {
  const { data } = useUserKeys(website.id);
  const { items: operators = [] } = useOperators(website.id);
  return data?.items.map((key) => {
    const name = operators.find(({ account_id }) => account_id === key.account_id)?.name ?? t.unknownOperator;
    return (
      <Row
        key={key.id}
        kind="userKey"
        name={name}
        may={t.operatorMay}
        used={<When at={key.last_used_at} relative />}
        requests={volume?.ofCredential(key.id)}
        acts={
          manages(website.role) && key.account_id !== null ? (
            <RevokeUserKey
              websiteId={website.id}
              accountId={key.account_id}
              name={name}
              count={data.items.filter(({ account_id }) => account_id === key.account_id).length}
            />
          ) : null
        }
      />
    );
  });
}
