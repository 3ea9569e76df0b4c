import { Badge, Button, Collapse, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/console-key-requests';
import { useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { Answered } from '../../parts/answered.js';
import { More } from '../../parts/more.js';
import { usePages } from '../../parts/use-pages.js';
import { When } from '../../parts/when.js';
import { AskForKey } from './ask-for-key.js';
import { KeyRequestDetails } from './key-request-details.js';
import { Section } from './section.js';
import { manages, type Website } from './use-website.js';

/** Requests for contact-centre keys: ask, follow, answer. The approved key itself is claimed among the keys. */
export function KeyRequests({ website }: { readonly website: Website }) {
  const [asking, setAsking] = useState(false);
  const { query, items = [] } = usePages(['website', website.id, 'key-requests'], (cursor) =>
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
      <Answered query={query} rows={1}>
        {() =>
          items.length === 0 ? (
            <Text size="sm">{texts.none}</Text>
          ) : (
            <Stack>
              {items.map((request) => (
                <KeyRequest key={request.id} website={website} request={request} />
              ))}
            </Stack>
          )
        }
      </Answered>
      <More query={query} />
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
