import { Button, Collapse, Fieldset, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { texts } from '@texts/console-log';
import { toLocal, toUtc } from '../../parts/local-moment.js';
import { METHODS, requestSearch, type Filter, type RequestSearch } from './request-search.js';
import { useWebsite } from './use-website.js';

const f = texts.requests.filters;
const COLUMNS = { base: 1, xs: 2, md: 4 };
/** They stand behind a button until one of them is used. */
const RARER: readonly Filter[] = ['credential_id', 'plugin_id', 'address', 'request_id', 'from', 'to'];

/** What narrows the list. It stands in the address, so that a narrowed list can be sent to somebody. */
export function RequestFilters({ search }: { readonly search: RequestSearch }) {
  const { id } = useWebsite();
  const navigate = useNavigate();
  const [showsAll, { toggle }] = useDisclosure(RARER.some((name) => name in search));
  const form = useForm<Record<Filter, string>>({ mode: 'uncontrolled', initialValues: valuesOf(search) });
  const show = (narrowed: RequestSearch) =>
    navigate({ to: '/console/websites/$websiteId/requests', params: { websiteId: id }, search: narrowed });
  const field = (name: Filter, placeholder?: string) => (
    <TextInput size="xs" label={f[name]} placeholder={placeholder} key={form.key(name)} {...form.getInputProps(name)} />
  );
  const moment = (name: 'from' | 'to') => (
    <TextInput size="xs" type="datetime-local" label={f[name]} key={form.key(name)} {...form.getInputProps(name)} />
  );
  return (
    <form noValidate onSubmit={form.onSubmit((values) => void show(searchOf(values)))}>
      <Fieldset legend={f.title}>
        <SimpleGrid cols={COLUMNS} spacing="xs">
          {field('status', f.statusHint)}
          <NativeSelect
            size="xs"
            label={f.method}
            data={[{ value: '', label: f.anyMethod }, ...METHODS]}
            key={form.key('method')}
            {...form.getInputProps('method')}
          />
          {field('route', f.routeHint)}
          {field('reason')}
        </SimpleGrid>
        <Collapse expanded={showsAll}>
          <SimpleGrid cols={COLUMNS} spacing="xs" pt="xs">
            {field('credential_id')}
            {field('plugin_id')}
            {field('address')}
            {field('request_id')}
            {moment('from')}
            {moment('to')}
          </SimpleGrid>
        </Collapse>
        <Group gap="xs" mt="sm">
          <Button type="submit" size="xs">
            {f.apply}
          </Button>
          <Button size="xs" variant="default" onClick={() => void show({})}>
            {f.clear}
          </Button>
          <Button size="xs" variant="subtle" aria-expanded={showsAll} onClick={toggle}>
            {showsAll ? f.fewer : f.more}
          </Button>
        </Group>
      </Fieldset>
    </form>
  );
}

function valuesOf(search: RequestSearch): Record<Filter, string> {
  const { from = '', to = '', ...others } = search;
  const empty = { status: '', method: '', route: '', reason: '', credential_id: '', plugin_id: '', address: '', request_id: '' };
  return { ...empty, ...others, from: toLocal(from), to: toLocal(to) };
}

function searchOf(values: Record<Filter, string>): RequestSearch {
  return requestSearch({ ...values, from: toUtc(values.from), to: toUtc(values.to) });
}
