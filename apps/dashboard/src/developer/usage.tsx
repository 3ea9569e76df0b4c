import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { texts } from '@texts/developer-usage';
import type { Shape } from '../api/client.js';
import { Answered } from '../parts/answered.js';
import { Chart, Latencies } from './chart.js';
import { UsageControls } from './usage-controls.js';
import {
  latenciesOf,
  pointsOf,
  usageQuery,
  wordsFor,
  type Environment,
  type Group as Grouping,
  type Interval,
  type UsageQuestion,
} from './usage-data.js';
import { UsageBuckets, UsageTable } from './usage-table.js';
import { Totals } from './usage-totals.js';
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
              {total && total.requests > 0 ? <AnswerTimes total={total} interval={view.interval} /> : null}
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
    name: group === undefined ? texts.requests : index < LARGEST ? (wordsFor(one, group, series) ?? texts.none[group]) : texts.rest,
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

function AnswerTimes({ total, interval }: { readonly total: Shape<'UsageSeries'>; readonly interval: Interval }) {
  return (
    <Stack component="section">
      <div>
        <Title order={2} size="h4">
          {texts.times}
        </Title>
        <Text size="sm" c="dimmed">
          {texts.timesLead}
        </Text>
      </div>
      <Latencies
        points={latenciesOf(total.buckets, texts)}
        series={[texts.p50, texts.p99]}
        interval={interval}
        height={220}
        label={texts.times}
      />
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
