import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { texts as t } from '@texts/administration-people';
import { MARKETPLACE_ROLES, peopleSearch, type PeopleSearch } from './people-search.js';

const TYPING_MS = 300;

export interface PeopleFiltersProps {
  readonly search: PeopleSearch;
  readonly onChange: (search: PeopleSearch) => void;
}

export function PeopleFilters({ search, onChange }: PeopleFiltersProps) {
  const change = (name: keyof PeopleSearch, value: string): void => onChange(peopleSearch({ ...search, [name]: value }));
  const typed = useDebouncedCallback((value: string) => change('search', value), TYPING_MS);
  return (
    <Group align="flex-end" component="search" aria-label={t.filters}>
      <TextInput label={t.search} defaultValue={search.search ?? ''} onChange={({ currentTarget: { value } }) => typed(value)} />
      <NativeSelect
        label={t.realm.label}
        value={search.realm ?? 'marketplace'}
        onChange={({ currentTarget: { value } }) => change('realm', value)}
        data={[
          { value: 'marketplace', label: t.realm.marketplace },
          { value: 'website', label: t.realm.website },
        ]}
      />
      {search.realm === 'website' ? null : (
        <NativeSelect
          label={t.role}
          value={search.role ?? ''}
          onChange={({ currentTarget: { value } }) => change('role', value)}
          data={[{ value: '', label: t.anyRole }, ...MARKETPLACE_ROLES.map((role) => ({ value: role, label: t.roles[role] }))]}
        />
      )}
    </Group>
  );
}
