import { MultiSelect } from '@mantine/core';
import { texts as console } from '@texts/console';
import type { ReactNode } from 'react';
import { useCatalogue } from './use-keys.js';

interface ScopePickerProps {
  readonly label: string;
  readonly description?: string;
  readonly value?: string[];
  readonly onChange?: (pairs: string[]) => void;
  readonly error?: ReactNode;
}

/** Pairs of the catalogue (`scope/mode`), found by typing. */
export function ScopePicker(props: ScopePickerProps) {
  const { data } = useCatalogue();
  const groups = (data?.groups ?? []).map(({ group, scopes }) => ({
    group: console.scopeGroups[group],
    items: scopes.flatMap(({ scope, modes }) => modes.map(({ mode }) => ({ value: `${scope}/${mode}`, label: `${scope} · ${mode}` }))),
  }));
  return <MultiSelect searchable clearable hidePickedOptions maxDropdownHeight={260} data={groups} {...props} />;
}
