import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { texts as t } from '@texts/reviewer-figures';
import type { Shape } from '../api/client.js';

const SERIES = [
  { name: 'queued', label: t.queued, color: 'gray.5' },
  { name: 'by_people', label: t.people, color: 'gate.6' },
  { name: 'by_policy', label: t.policy, color: 'blue.5' },
];

/** Days are those of UTC. */
const DAY = new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', day: 'numeric', month: 'short' });

export interface ThroughputChartProps {
  readonly days: readonly Shape<'ThroughputDayView'>[];
  readonly height: number;
}

/** A module of its own: the chart library is loaded only where a chart is shown. */
export default function ThroughputChart({ days, height }: ThroughputChartProps) {
  const data = days.map((one) => ({ ...one, day: DAY.format(new Date(one.day)) }));
  return <BarChart h={height} data={data} dataKey="day" series={SERIES} withLegend tickLine="none" yAxisProps={{ allowDecimals: false }} />;
}
