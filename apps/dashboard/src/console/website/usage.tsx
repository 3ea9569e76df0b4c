import { Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/console-log';
import { lazy, Suspense, useState } from 'react';
import { answer, api, type Shape } from '../../api/client.js';
import { wordsOf } from '../../api/problem.js';
import { Answered } from '../../parts/answered.js';
import { Empty } from '../../parts/empty.js';
import { offerFile } from './export-requests.js';
import { optionsOf } from './rotate-key.js';
import { Section } from './section.js';
import { usageReport } from './usage-report.js';
import { useNames } from './use-names.js';
import { useWebsite } from './use-website.js';

const t = texts.usage;
const DAY_MS = 86_400_000;
const REREAD_MS = 15_000;
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
    refetchInterval: REREAD_MS,
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
      <Table.ScrollContainer minWidth={520}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.dimensions[by]}</Table.Th>
              <Table.Th>{t.environment}</Table.Th>
              <Table.Th>{t.requests}</Table.Th>
              <Table.Th>{t.p50}</Table.Th>
              <Table.Th>{t.p99}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {usage.series.map((series) => (
              <Table.Tr key={`${series.environment} ${series[by]}`}>
                <Table.Td className="break-anywhere">{nameOf(series[by] ?? null) ?? t.none}</Table.Td>
                <Table.Td>{series.environment === null ? t.keysOnly : t.environments[series.environment]}</Table.Td>
                <Table.Td>{series.requests.toLocaleString()}</Table.Td>
                <Table.Td>{t.ms(series.p50_ms)}</Table.Td>
                <Table.Td>{t.ms(series.p99_ms)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {usage.series_left_out === 0 ? null : <Text size="sm">{t.leftOut(usage.series_left_out)}</Text>}
    </>
  );
}
