import { Badge, Button, Group, Text } from '@mantine/core';
import { texts } from '@texts/console-trust';
import { useState } from 'react';
import { Empty } from '../../parts/empty.js';
import { ListTable } from '../../parts/listed.js';
import { When } from '../../parts/when.js';
import { ConfirmDeveloper } from './confirm-developer.js';
import { EndTrust } from './end-trust.js';
import { MakeTrustCode } from './make-trust-code.js';
import { Section } from './section.js';
import { TrustCodes } from './trust-codes.js';
import { useTrustedDevelopers, type Developer } from './use-trust.js';
import { useWebsite, type Website } from './use-website.js';

/** Whose development keypairs work on the website: codes to give away, names to confirm, and the end of trust. */
export function Trust() {
  const website = useWebsite();
  const list = useTrustedDevelopers(website.id);
  const [making, setMaking] = useState(false);
  const make = <Button onClick={() => setMaking(true)}>{texts.make}</Button>;
  const c = texts.columns;
  return (
    <>
      <Section title={texts.title} lead={texts.lead} actions={list.items?.length === 0 ? undefined : make}>
        <ListTable
          list={list}
          keyOf={({ id }) => id}
          minWidth={560}
          empty={
            <Empty title={texts.empty} action={make}>
              {texts.emptyLead}
            </Empty>
          }
          columns={[
            { title: c.developer, cell: (developer) => <Names developer={developer} /> },
            { title: c.state, cell: (developer) => <State developer={developer} /> },
            { title: c.until, cell: ({ ended_at, expires_at }) => <Until at={ended_at ?? expires_at} /> },
            { title: c.acts, cell: (developer) => <DeveloperActs website={website} developer={developer} /> },
          ]}
        />
      </Section>
      <TrustCodes websiteId={website.id} />
      {making ? <MakeTrustCode websiteId={website.id} onClose={() => setMaking(false)} /> : null}
    </>
  );
}

function Names({ developer }: { readonly developer: Developer }) {
  return (
    <>
      <Text fw={600}>{developer.account_name}</Text>
      <Text size="sm" c="dimmed">
        {developer.account_email}
      </Text>
    </>
  );
}

function State({ developer: { state, end_reason: reason } }: { readonly developer: Developer }) {
  return (
    <>
      <Badge variant="default">{texts.states[state]}</Badge> {reason === null ? null : texts.reasons[reason]}
    </>
  );
}

function Until({ at }: { readonly at: string | null }) {
  return at === null ? texts.notConfirmed : <When at={at} />;
}

function DeveloperActs({ website, developer }: { readonly website: Website; readonly developer: Developer }) {
  const [confirming, setConfirming] = useState(false);
  if (developer.state === 'ended') return null;
  return (
    <Group gap="xs" wrap="nowrap">
      {developer.state === 'pending' ? (
        <Button size="xs" onClick={() => setConfirming(true)}>
          {texts.confirm}
        </Button>
      ) : null}
      <EndTrust website={website} developer={developer} />
      {confirming ? <ConfirmDeveloper websiteId={website.id} developer={developer} onClose={() => setConfirming(false)} /> : null}
    </Group>
  );
}
