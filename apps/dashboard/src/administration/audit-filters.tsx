import { Button, Group, Paper, SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi } from '@tanstack/react-router';
import { texts } from '@texts/administration';
import { toLocal, toUtc } from '../parts/local-moment.js';
import { auditSearch, type AuditFilter, type AuditSearch } from './audit-search.js';

const t = texts.audit;
const route = getRouteApi('/marketplace/administration/audit');

export function AuditFilters({ search }: { readonly search: AuditSearch }) {
  const navigate = route.useNavigate();
  const { action = '', subject_id = '', actor_id = '', from = '', to = '' } = search;
  const form = useForm<Record<AuditFilter, string>>({
    mode: 'uncontrolled',
    initialValues: { action, subject_id, actor_id, from: toLocal(from), to: toLocal(to) },
  });
  const find = form.onSubmit((values) => {
    void navigate({ search: auditSearch({ ...values, from: toUtc(values.from), to: toUtc(values.to) }) });
  });
  const field = (name: AuditFilter, label: string, placeholder?: string) => (
    <TextInput
      label={label}
      placeholder={placeholder}
      {...(name === 'from' || name === 'to' ? { type: 'datetime-local' } : {})}
      key={form.key(name)}
      {...form.getInputProps(name)}
    />
  );
  return (
    <Paper withBorder p="md" component="search" aria-label={t.filters}>
      <form noValidate onSubmit={find}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }} spacing="sm">
          {field('action', t.action, t.actionHint)}
          {field('subject_id', t.subject)}
          {field('actor_id', t.actor)}
          {field('from', t.from)}
          {field('to', t.to)}
        </SimpleGrid>
        <Group mt="sm" gap="xs">
          <Button type="submit" size="xs">
            {t.find}
          </Button>
          {Object.keys(search).length === 0 ? null : (
            <Button size="xs" variant="default" onClick={() => void navigate({ search: {} })}>
              {t.clear}
            </Button>
          )}
        </Group>
      </form>
    </Paper>
  );
}
