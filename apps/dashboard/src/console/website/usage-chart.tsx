import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { texts } from '@texts/console-log';
import type { Shape } from '../../api/client.js';

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeZone: 'UTC' });
const HOUR = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** All series together; the table below tells them apart and says the same in words. */
export default function UsageChart({ usage: { interval, series } }: { readonly usage: Shape<'UsageView'> }) {
  const format = interval === 'day' ? DAY : HOUR;
  const sums = new Map<string, number>();
  for (const { buckets } of series) for (const { start, requests } of buckets) sums.set(start, (sums.get(start) ?? 0) + requests);
  const data = [...sums]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([start, requests]) => ({ start: format.format(new Date(start)), requests }));
  return (
    <div role="img" aria-label={texts.usage.chart}>
      <BarChart
        h={220}
        data={data}
        dataKey="start"
        series={[{ name: 'requests', label: texts.usage.requests, color: 'gate.6' }]}
        barProps={{ isAnimationActive: false }}
        barChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}
