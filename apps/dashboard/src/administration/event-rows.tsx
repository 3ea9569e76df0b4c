import { Badge, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '@texts/administration';
import { memo } from 'react';
import type { Shape } from '../api/client.js';
import { CopyValue } from '../parts/copy-value.js';
import { TextLink } from '../parts/links.js';
import { Cell, Row } from '../parts/row-table.js';
import { When } from '../parts/when.js';

const t = texts.audit;
type Event = Shape<'AuditEventView'>;

/** One change, and below it on demand what it was before and after. Remembered, so that a long list does not draw itself anew with each page. */
export const EventRows = memo(function EventRows({ event }: { readonly event: Event }) {
  const [opened, { toggle }] = useDisclosure();
  return (
    <>
      <Row>
        <Cell>
          {event.action} {event.intact ? null : <Badge color="red.9">{t.edited}</Badge>}
        </Cell>
        <Cell title={t.columns.at}>
          <When at={event.at} />
        </Cell>
        <Cell title={t.columns.actor}>{event.actor_name ?? t.actors[event.actor_kind]}</Cell>
        <Cell title={t.columns.subject}>
          <CopyValue value={event.subject_id} what={event.subject_kind} />
        </Cell>
        <Cell title={t.columns.details}>
          <Button size="xs" variant="default" onClick={toggle} aria-expanded={opened} aria-label={t.toggle(opened, event.action)}>
            {opened ? t.hide : t.show}
          </Button>
        </Cell>
      </Row>
      {opened ? (
        <Row>
          <Cell colSpan={5}>
            <Details event={event} />
          </Cell>
        </Row>
      ) : null}
    </>
  );
});

function Details({ event }: { readonly event: Event }) {
  return (
    <Stack gap="xs">
      <State label={t.before} value={event.before} />
      <State label={t.after} value={event.after} />
      {event.before === null && event.after === null ? <Text size="sm">{t.noMore}</Text> : null}
      <Group gap="md">
        {event.address === null ? null : <Labelled label={t.address} value={event.address} />}
        {event.request_id === null ? null : <Labelled label={t.request} value={event.request_id} />}
        {event.actor_id === null ? null : <Labelled label={t.actorId} value={event.actor_id} />}
      </Group>
      <Group gap="md">
        <TextLink to="/administration/audit" search={{ subject_id: event.subject_id }} size="sm">
          {t.sameSubject(event.subject_kind)}
        </TextLink>
        {event.actor_id === null ? null : (
          <TextLink to="/administration/audit" search={{ actor_id: event.actor_id }} size="sm">
            {t.sameActor}
          </TextLink>
        )}
      </Group>
    </Stack>
  );
}

function Labelled({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <Text size="sm" component="div">
      {label}: <CopyValue value={value} what={label} />
    </Text>
  );
}

function State({ label, value }: { readonly label: string; readonly value: Event['before'] }) {
  if (value === null) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Code block className="break-anywhere">
        {JSON.stringify(value, null, 2)}
      </Code>
    </div>
  );
}
