import { Alert, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/developer';
import type { ReactNode } from 'react';
import type { Shape } from '../api/client.js';
import { grantQuery } from './queries.js';
import { NextStepLink } from './next-step-link.js';
import { SmallUsage } from './small-usage.js';
import { usePlugin } from './use-plugin.js';

const t = texts.overview;

export function Overview() {
  const { plugin } = usePlugin();
  return (
    <Stack gap="lg">
      <NextStep plugin={plugin} />
      <Glance plugin={plugin} />
      <Paper withBorder p="md" component="section">
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t.week}
          </Title>
          <SmallUsage pluginId={plugin.id} />
        </Stack>
      </Paper>
    </Stack>
  );
}

function NextStep({ plugin }: { readonly plugin: Shape<'PluginDetails'> }) {
  const { code, sentence } = plugin.next_step;
  return (
    <Alert variant="light" color="gate" title={t.next}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{sentence}</Text>
        <NextStepLink code={code} pluginId={plugin.id} />
      </Stack>
    </Alert>
  );
}

function Glance({ plugin }: { readonly plugin: Shape<'PluginDetails'> }) {
  const { development, production } = plugin.quotas;
  const grant = useQuery(grantQuery(plugin.id));
  const waiting = plugin.production === 'unclaimed' ? t.unclaimed : t.noProduction;
  return (
    <section aria-label={t.glance}>
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        <Figure name={t.development} value={development.used.toLocaleString()} note={t.of(development.limit)} />
        <Figure
          name={t.production}
          value={production && plugin.production === 'active' ? production.used.toLocaleString() : '–'}
          note={production && plugin.production === 'active' ? t.of(production.limit) : waiting}
        />
        <Figure name={t.installs} value={plugin.installs.toLocaleString()} note={texts.plugins.installs(plugin.installs)} />
        <Figure name={t.grant} value={grant.data ? String(grant.data.pairs.length) : '…'} note={t.pairs(grant.data?.pairs.length ?? 0)} />
      </SimpleGrid>
    </section>
  );
}

function Figure({ name, value, note }: { readonly name: string; readonly value: string; readonly note: ReactNode }) {
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text size="xl" fw={650}>
        {value}
      </Text>
      <Text size="sm" c="dimmed">
        {note}
      </Text>
    </Paper>
  );
}
