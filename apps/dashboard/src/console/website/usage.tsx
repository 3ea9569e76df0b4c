import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/console-log';
import { lazy, Suspense, useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { wordsOf } from '../../api/problem.js';
import { Answered } from '../../parts/answered.js';
import { Empty } from '../../parts/empty.js';
import { offerFile } from '../../parts/offer-file.js';
import { Cell, Row, RowTable } from '../../parts/row-table.js';
import { optionsOf } from './rotate-key.js';
import { Section } from './section.js';
import { usageReport } from './usage-report.js';
import { useNames } from './use-names.js';
import { useWebsite } from './use-website.js';

const t = texts.usage;
const DAY_MS = 86_400_000;
const UsageChart = lazy(() => import('./usage-chart.js'));

type Dimension = keyof typeof t.dimensions;

/** Requests over time, by whom or what, with latencies; as a chart, a table and a file. */
export function Usage() {
  const { id } = useWebsite();
  const [days, setDays] = useState('7');
  const [by, setBy] = useState<Dimension>('plugin');
  const ask = (format: 'json' | 'csv') => ({
    path: { website_id: id },
    query: {
      format,
      group_by: by,
      interval: days === '1' ? ('hour' as const) : ('day' as const),
      from: new Date(Date.now() - Number(days) * DAY_MS).toISOString(),
    },
  });
  const query = useQuery({
    queryKey: ['website', id, 'usage', days, by],
    queryFn: async () => usageReport(await answer(api.GET('/api/websites/{website_id}/usage', { params: ask('json') }))),
    meta: { movesWith: 'requests' },
  });
  const download = async (): Promise<void> => {
    try {
      const text = await answer(api.GET('/api/websites/{website_id}/usage', { params: ask('csv'), parseAs: 'text' }));
      offerFile(new Blob([text]), 'usage.csv');
    } catch (error) {
      notifications.show({ color: 'red', message: wordsOf(error) });
    }
  };
  return (
    <Section
      title={t.title}
      lead={t.lead}
      actions={
        <Button size="xs" variant="default" onClick={() => void download()}>
          {t.csv}
        </Button>
      }
    >
      <Group>
        <NativeSelect
          label={t.range}
          data={optionsOf(t.ranges)}
          value={days}
          onChange={({ currentTarget }) => setDays(currentTarget.value)}
        />
        <NativeSelect
          label={t.by}
          data={optionsOf(t.dimensions)}
          value={by}
          onChange={({ currentTarget: { value } }) => {
            if (isDimension(value)) setBy(value);
          }}
        />
      </Group>
      <Answered query={query} rows={8}>
        {(usage) =>
          usage.series.length === 0 ? (
            <Empty title={t.empty}>{t.emptyLead}</Empty>
          ) : (
            <Stack>
              <Text fw={600}>{t.total(usage.series.reduce((sum, { requests }) => sum + requests, 0))}</Text>
              <Suspense fallback={null}>
                <UsageChart usage={usage} />
              </Suspense>
              <UsageTable usage={usage} by={by} />
            </Stack>
          )
        }
      </Answered>
    </Section>
  );
}

const isDimension = (value: string): value is Dimension => value in t.dimensions;

function UsageTable({ usage, by }: { readonly usage: Shape<'UsageView'>; readonly by: Dimension }) {
  const nameOf = useNames(useWebsite());
  return (
    <>
      <RowTable columns={[t.dimensions[by], t.environment, t.requests, t.p50, t.p99].map((title) => ({ title }))} minWidth={520}>
        {usage.series.map((series) => (
          <Row key={`${series.environment} ${series[by]}`}>
            <Cell>{nameOf(series[by] ?? null) ?? t.none}</Cell>
            <Cell title={t.environment}>{series.environment === null ? t.keysOnly : t.environments[series.environment]}</Cell>
            <Cell title={t.requests}>{series.requests.toLocaleString()}</Cell>
            <Cell title={t.p50}>{t.ms(series.p50_ms)}</Cell>
            <Cell title={t.p99}>{t.ms(series.p99_ms)}</Cell>
          </Row>
        ))}
      </RowTable>
      {usage.series_left_out === 0 ? null : <Text size="sm">{t.leftOut(usage.series_left_out)}</Text>}
    </>
  );
}
