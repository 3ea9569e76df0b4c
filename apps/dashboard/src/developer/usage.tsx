import { Anchor, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { texts } from '@texts/developer-usage';
import type { Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Chart } from './chart.js';
import { UsageControls } from './usage-controls.js';
import { nameOf, pointsOf, usageQuery, type Environment, type Group as Grouping, type UsageQuestion } from './usage-data.js';
import { UsageBuckets, UsageTable } from './usage-table.js';
import type { UsageSearch } from './usage-search.js';
import { usePlugin } from './use-plugin.js';

const route = getRouteApi('/marketplace/plugins/$pluginId/usage');
/** More colours than this nobody tells apart; the rest is one series. */
const LARGEST = 7;

export function Usage() {
  const { plugin } = usePlugin();
  const search = route.useSearch();
  const environment = search.environment ?? (plugin.production === 'active' ? 'production' : 'development');
  const question = questionOf(search);
  const totals = useQuery(usageQuery(plugin.id, question));
  const grouped = useQuery(usageQuery(plugin.id, search.group ? { ...question, group_by: search.group } : question));
  const quota = plugin.quotas[environment];
  return (
    <Stack gap="lg">
      <UsageControls search={search} environment={environment} />
      <Answered query={totals} rows={8}>
        {(view) => {
          const [total] = view.series.filter((series) => series.environment === environment);
          return (
            <>
              <Totals total={total} used={quota?.used} limit={quota?.limit} />
              <Answered query={grouped} rows={8}>
                {(answered) => (
                  <Drawn
                    view={answered}
                    environment={environment}
                    group={search.group}
                    limit={question.interval === 'day' ? quota?.limit : undefined}
                  />
                )}
              </Answered>
              {total ? <UsageBuckets buckets={total.buckets} interval={view.interval} /> : null}
            </>
          );
        }}
      </Answered>
      <Group>
        <Anchor href={csvAddress(plugin.id, { ...question, ...(search.group ? { group_by: search.group } : {}) })} download size="sm">
          {texts.csv}
        </Anchor>
        <Text size="sm" c="dimmed">
          {texts.utc}
        </Text>
      </Group>
    </Stack>
  );
}

interface TotalsProps {
  readonly total: Shape<'UsageSeries'> | undefined;
  readonly used: number | undefined;
  readonly limit: number | undefined;
}

function Totals({ total, used, limit }: TotalsProps) {
  const figures = [
    { name: texts.requests, value: (total?.requests ?? 0).toLocaleString() },
    { name: texts.p50, value: texts.ms(total?.p50_ms ?? null) },
    { name: texts.p99, value: texts.ms(total?.p99_ms ?? null) },
    { name: texts.today, value: used === undefined || limit === undefined ? '–' : texts.quota(used, limit) },
  ];
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }}>
      {figures.map(({ name, value }) => (
        <div key={name}>
          <Text size="sm" c="dimmed">
            {name}
          </Text>
          <Text size="lg" fw={650}>
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}

interface DrawnProps {
  readonly view: Shape<'UsageView'>;
  readonly environment: Environment;
  readonly group: Grouping | undefined;
  readonly limit: number | undefined;
}

function Drawn({ view, environment, group, limit }: DrawnProps) {
  const series = view.series.filter((one) => one.environment === environment);
  if (series.every(({ requests }) => requests === 0)) return <Text>{texts.nothing}</Text>;
  const named = series.map((one, index) => ({
    name: group === undefined ? texts.requests : index < LARGEST ? (nameOf(one, group) ?? texts.none[group]) : texts.rest,
    buckets: one.buckets,
  }));
  return (
    <Stack>
      <Title order={2} size="h4">
        {texts.chart(group)}
      </Title>
      <Chart
        points={pointsOf(named)}
        series={[...new Set(named.map(({ name }) => name))]}
        interval={view.interval}
        height={300}
        label={texts.chart(group)}
        limit={limit === undefined ? undefined : { value: limit, label: texts.limit }}
      />
      {group === undefined ? null : <UsageTable series={series} group={group} leftOut={view.series_left_out} />}
    </Stack>
  );
}

function questionOf({ interval = 'day', from, to }: UsageSearch): UsageQuestion & { readonly interval: 'hour' | 'day' } {
  return {
    interval,
    ...(from === undefined ? {} : { from: `${from}T00:00:00Z` }),
    ...(to === undefined ? {} : { to: `${to}T23:59:59Z` }),
  };
}

function csvAddress(pluginId: string, question: UsageQuestion): string {
  return `/api/plugins/${pluginId}/usage?${new URLSearchParams({ ...question, format: 'csv' }).toString()}`;
}
