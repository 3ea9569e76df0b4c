import { Badge, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/console-keys';
import { ListTable, type Column } from '../../parts/listed.js';
import { When } from '../../parts/when.js';
import { DeleteKey } from './delete-key.js';
import { Section } from './section.js';
import { useKeys, works, type Key } from './use-keys.js';
import { manages, type Website } from './use-website.js';

const t = texts.bin;

/** Keys that no longer work, tombstones included. Read only when somebody wants to see it. */
export function KeyBin({ website }: { readonly website: Website }) {
  const [opened, { toggle }] = useDisclosure();
  const button = (
    <Button variant="default" size="sm" aria-expanded={opened} onClick={toggle}>
      {opened ? t.hide : t.show}
    </Button>
  );
  return (
    <Section title={t.title} lead={t.lead} actions={button}>
      {opened ? <DeadKeys website={website} /> : null}
    </Section>
  );
}

function DeadKeys({ website }: { readonly website: Website }) {
  const { query, items } = useKeys(website.id, true);
  const acts: Column<Key> = {
    title: t.acts,
    cell: (key) => (key.state === 'deleted' ? null : <DeleteKey website={website} apiKey={key} />),
  };
  return (
    <ListTable
      list={{ query, items: items?.filter((key) => !works(key)) }}
      keyOf={({ id }) => id}
      rows={2}
      minWidth={560}
      empty={<Text size="sm">{t.empty}</Text>}
      columns={[
        { title: t.name, cell: (key) => key.name ?? key.id },
        { title: t.state, cell: (key) => <Badge variant="default">{texts.states[key.state]}</Badge> },
        { title: t.when, cell: (key) => <When at={key.revoked_at ?? key.expires_at} /> },
        { title: t.used, cell: (key) => <When at={key.last_used_at} relative /> },
        ...(manages(website.role) ? [acts] : []),
      ]}
    />
  );
}
