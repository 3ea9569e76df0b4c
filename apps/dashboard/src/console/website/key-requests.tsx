import { Badge, Button, Collapse, Group, Paper, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/console-key-requests';
import { useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { Listed } from '../../parts/listed.js';
import { useLongList } from '../../parts/use-pages.js';
import { When } from '../../parts/when.js';
import { AskForKey } from './ask-for-key.js';
import { KeyRequestDetails } from './key-request-details.js';
import { Section } from './section.js';
import { manages, type Website } from './use-website.js';

/** Requests for contact-centre keys: ask, follow, answer. The approved key itself is claimed among the keys. */
export function KeyRequests({ website }: { readonly website: Website }) {
  const [asking, setAsking] = useState(false);
  const list = useLongList(['website', website.id, 'key-requests'], (cursor) =>
    answer(
      api.GET('/api/websites/{website_id}/contact-centre-key-requests', {
        params: { path: { website_id: website.id }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const ask = manages(website.role) ? (
    <Button variant="default" onClick={() => setAsking(true)}>
      {texts.ask}
    </Button>
  ) : undefined;
  return (
    <Section title={texts.title} lead={texts.lead} actions={ask}>
      <Listed
        list={list}
        keyOf={({ id }) => id}
        rows={1}
        empty={<Text size="sm">{texts.none}</Text>}
        card={(request) => <KeyRequest website={website} request={request} />}
      />
      {asking ? <AskForKey website={website} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}

function KeyRequest({ website, request }: { readonly website: Website; readonly request: Shape<'KeyRequestSummary'> }) {
  const [open, { toggle }] = useDisclosure();
  return (
    <Paper withBorder p="md" component="section" aria-label={request.name}>
      <Group justify="space-between">
        <Group gap="xs">
          <Title order={3} size="h5" className="break-anywhere">
            {request.name}
          </Title>
          <Badge variant="default">{texts.states[request.state]}</Badge>
          <Text size="sm" c="dimmed">
            {texts.asked} <When at={request.created_at} relative />
          </Text>
        </Group>
        <Button size="xs" variant="default" aria-expanded={open} onClick={toggle}>
          {open ? texts.hide : texts.follow}
        </Button>
      </Group>
      <Collapse expanded={open}>{open ? <KeyRequestDetails website={website} id={request.id} /> : null}</Collapse>
    </Paper>
  );
}
