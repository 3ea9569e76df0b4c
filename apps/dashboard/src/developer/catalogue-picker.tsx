import { Checkbox, Code, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { texts } from '@texts/developer-scopes';
import { useDeferredValue, useState } from 'react';
import type { Shape } from '../api/client.js';
import { RiskBadge } from '../parts/risk-badge.js';
import { keyOf } from './pair-keys.js';
import type { ChosenPairs } from './use-chosen-pairs.js';

const t = texts.request;

export interface CataloguePickerProps {
  readonly groups: readonly Shape<'CatalogueGroupView'>[];
  readonly held: readonly Shape<'GrantedPairView'>[];
  readonly chosen: ChosenPairs;
}

/** Every scope that can be asked for, in its group, found by its name or by what it does. */
export function CataloguePicker({ groups, held, chosen }: CataloguePickerProps) {
  const [search, setSearch] = useState('');
  const words = useDeferredValue(search).toLowerCase().split(/\s+/).filter(Boolean);
  const granted = new Set(held.map(keyOf));
  const found = groups
    .map(({ group, scopes }) => ({ group, scopes: scopes.filter((scope) => matches(scope, words)) }))
    .filter(({ scopes }) => scopes.length > 0);
  return (
    <Stack component="section" aria-label={t.catalogue}>
      <TextInput
        type="search"
        label={t.search}
        description={t.searchHint}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <Stack className="own-scroll">
        {found.length === 0 ? <Text>{t.nothingFound}</Text> : null}
        {found.map(({ group, scopes }) => (
          <Stack key={group} gap="xs">
            <Title order={3} size="h5">
              {texts.groups[group]}
            </Title>
            {scopes.map((scope) => (
              <ScopeCard key={scope.scope} scope={scope} granted={granted} chosen={chosen} />
            ))}
          </Stack>
        ))}
      </Stack>
    </Stack>
  );
}

interface ScopeCardProps {
  readonly scope: Shape<'CatalogueScopeView'>;
  readonly granted: ReadonlySet<string>;
  readonly chosen: ChosenPairs;
}

function ScopeCard({ scope, granted, chosen }: ScopeCardProps) {
  return (
    <Paper withBorder p="sm" component="fieldset" m={0}>
      <legend className="card-legend">
        <Code>{scope.scope}</Code>
      </legend>
      <Stack gap="xs" className="below-legend">
        <Text size="sm" c="dimmed">
          {scope.description}
        </Text>
        {scope.modes.map(({ mode, text, risk, retired }) => {
          const key = keyOf({ scope: scope.scope, mode });
          if (retired && !chosen.has(key)) return null;
          const holds = granted.has(key);
          return (
            <Checkbox
              key={mode}
              checked={holds || chosen.has(key)}
              disabled={holds}
              onChange={({ currentTarget }) => (currentTarget.checked ? chosen.add([[key, '']]) : chosen.remove(key))}
              label={
                <Group gap="xs">
                  <b>{texts.mode[mode]}</b>
                  <RiskBadge risk={risk} />
                  {holds ? <Text size="sm">{t.held}</Text> : null}
                </Group>
              }
              description={text}
            />
          );
        })}
      </Stack>
    </Paper>
  );
}

function matches({ scope, description, modes }: Shape<'CatalogueScopeView'>, words: readonly string[]): boolean {
  const all = [scope, description, ...modes.map(({ text }) => text)].join(' ').toLowerCase();
  return words.every((word) => all.includes(word));
}
