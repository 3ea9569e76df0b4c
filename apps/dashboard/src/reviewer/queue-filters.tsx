import { Button, Group, NativeSelect, Paper, SimpleGrid, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { texts } from '@texts/reviewer';
import { texts as queueTexts } from '@texts/reviewer-queue';
import { AGES, readSearch, RISKS, SLA_STATES, STATES, type QueueSearch } from './filters.js';

const t = queueTexts.filter;
const TYPING_MS = 400;

export interface QueueFiltersProps {
  readonly search: QueueSearch;
  readonly onChange: (search: QueueSearch) => void;
}

/** What the queue is narrowed to. Each change is a new address, so that it can be kept, sent and gone back from. */
export function QueueFilters({ search, onChange }: QueueFiltersProps) {
  const change = (name: keyof QueueSearch, value: string): void => onChange(readSearch({ ...search, [name]: value }));
  const typed = useDebouncedCallback(change, TYPING_MS);
  const select = (name: keyof QueueSearch, label: string, options: readonly { value: string; label: string }[], usual = '') => (
    <NativeSelect
      label={label}
      value={String(search[name] ?? usual)}
      onChange={({ currentTarget }) => change(name, currentTarget.value)}
      data={[...(usual === '' ? [{ value: '', label: t.any }] : []), ...options]}
    />
  );
  const id = (name: keyof QueueSearch, label: string) => (
    <TextInput
      label={label}
      key={`${name} ${String(search[name] ?? '')}`}
      defaultValue={String(search[name] ?? '')}
      onChange={({ currentTarget }) => typed(name, currentTarget.value)}
    />
  );
  return (
    <Paper withBorder p="md" component="search" aria-label={queueTexts.filters}>
      <SimpleGrid cols={{ base: 2, md: 3, lg: 5 }} spacing="sm">
        {select(
          'risk',
          t.risk,
          RISKS.map((value) => ({ value, label: t.risks[value] })),
        )}
        {select(
          'kind',
          t.kind,
          texts.kinds.map((value) => ({ value, label: texts.kind(value) })),
        )}
        {select(
          'sla',
          t.sla,
          SLA_STATES.map((value) => ({ value, label: texts.sla.state[value] })),
        )}
        {select('assignee', t.assignee, [
          { value: 'me', label: t.assignees.me },
          { value: 'none', label: t.assignees.none },
          ...otherAssignee(search.assignee),
        ])}
        {select(
          'older_than_hours',
          t.age,
          AGES.map((value) => ({ value, label: t.ages[value] })),
        )}
        {select(
          'state',
          t.state,
          STATES.map((value) => ({ value, label: t.states[value] })),
          'open',
        )}
        {id('plugin_id', t.plugin)}
        {id('developer_id', t.developer)}
        {id('website_id', t.website)}
      </SimpleGrid>
      {Object.keys(search).length === 0 ? null : (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={() => onChange({})}>
            {queueTexts.clear}
          </Button>
        </Group>
      )}
    </Paper>
  );
}

/** Somebody named by an id in the address. */
function otherAssignee(assignee: string | undefined) {
  return assignee === undefined || assignee === 'me' || assignee === 'none' ? [] : [{ value: assignee, label: assignee }];
}
