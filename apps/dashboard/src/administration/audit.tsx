import { Badge, Button, Code, Group, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { texts } from '@texts/administration';
import { answer, api, type Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { CopyValue } from '../parts/copy-value.js';
import { Empty } from '../parts/empty.js';
import { More } from '../parts/more.js';
import { Page } from '../parts/page.js';
import { usePages } from '../parts/use-pages.js';
import { When } from '../parts/when.js';
import type { AuditSearch } from './audit-search.js';

const t = texts.audit;
const route = getRouteApi('/marketplace/administration/audit');

export function Audit() {
  const search = route.useSearch();
  const { query, items = [] } = usePages(['audit', search], (cursor) =>
    answer(api.GET('/api/administration/audit', { params: { query: { ...search, ...(cursor === undefined ? {} : { cursor }) } } })),
  );
  return (
    <Page title={t.title} lead={t.lead}>
      <Filters />
      <Answered query={query} rows={8}>
        {() =>
          items.length === 0 ? (
            <Empty title={t.none}>{t.noneLead}</Empty>
          ) : (
            <>
              <Table.ScrollContainer minWidth={760}>
                <Table>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t.columns.at}</Table.Th>
                      <Table.Th>{t.columns.actor}</Table.Th>
                      <Table.Th>{t.columns.action}</Table.Th>
                      <Table.Th>{t.columns.subject}</Table.Th>
                      <Table.Th>{t.columns.details}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {items.map((event) => (
                      <EventRows key={event.id} event={event} />
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
              <More query={query} />
            </>
          )
        }
      </Answered>
    </Page>
  );
}

/** The filters stand in the address, so that what was found can be sent to somebody. */
function Filters() {
  const { action = '', subject_id = '', actor_id = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const form = useForm({ mode: 'uncontrolled', initialValues: { action, subject_id, actor_id } });
  const find = form.onSubmit((values) => {
    const given = (name: keyof AuditSearch): AuditSearch => (values[name].trim() === '' ? {} : { [name]: values[name].trim() });
    void navigate({ search: { ...given('action'), ...given('subject_id'), ...given('actor_id') } });
  });
  return (
    <form onSubmit={find}>
      <Group align="flex-end">
        <TextInput label={t.action} placeholder={t.actionHint} key={form.key('action')} {...form.getInputProps('action')} />
        <TextInput label={t.subject} key={form.key('subject_id')} {...form.getInputProps('subject_id')} />
        <TextInput label={t.actor} key={form.key('actor_id')} {...form.getInputProps('actor_id')} />
        <Button type="submit" variant="default">
          {t.find}
        </Button>
      </Group>
    </form>
  );
}

function EventRows({ event }: { readonly event: Shape<'AuditEventView'> }) {
  const [opened, { toggle }] = useDisclosure();
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <When at={event.at} />
        </Table.Td>
        <Table.Td className="break-anywhere">{event.actor_name ?? t.actors[event.actor_kind]}</Table.Td>
        <Table.Td>
          {event.action} {event.intact ? null : <Badge color="red.9">{t.edited}</Badge>}
        </Table.Td>
        <Table.Td>
          <CopyValue value={event.subject_id} what={event.subject_kind} />
        </Table.Td>
        <Table.Td>
          <Button size="xs" variant="default" onClick={toggle} aria-expanded={opened}>
            {opened ? t.hide : t.show}
          </Button>
        </Table.Td>
      </Table.Tr>
      {opened ? (
        <Table.Tr>
          <Table.Td colSpan={5}>
            <Detail label={t.before} value={event.before} />
            <Detail label={t.after} value={event.after} />
            <Text size="sm">
              {t.address}: {event.address ?? '–'} · {t.request}: {event.request_id ?? '–'}
            </Text>
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  );
}

function Detail({ label, value }: { readonly label: string; readonly value: unknown }) {
  if (value === null || value === undefined) return null;
  return (
    <>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Code block className="break-anywhere">
        {JSON.stringify(value, null, 2)}
      </Code>
    </>
  );
}
