import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { tickOf } from './tick.js';
import type { Interval, Point } from './usage-data.js';

/** Enough apart in light and dark, and for most who see colours differently. */
const COLOURS = ['gate.6', 'blue.6', 'yellow.6', 'grape.6', 'red.6', 'cyan.6', 'lime.6', 'gray.6'];

export interface RequestChartProps {
  readonly points: readonly Point[];
  readonly series: readonly string[];
  readonly interval: Interval;
  readonly height: number;
  /** A line across: the quota. */
  readonly limit?: { readonly value: number; readonly label: string } | undefined;
  /** What it shows, for who cannot see it; the numbers stand in a table as well. */
  readonly label: string;
}

/** Requests, stacked by series. Buckets are those of UTC. Loaded on its own: it brings the chart library along. */
export default function RequestChart({ points, series, interval, height, limit, label }: RequestChartProps) {
  const highest = Math.max(0, ...points.map((point) => series.reduce((sum, name) => sum + Number(point[name] ?? 0), 0)));
  // A limit far above what was used would press the bars flat.
  const lines = limit && limit.value <= highest * 3 ? [{ y: limit.value, label: limit.label, color: 'red.6' }] : [];
  return (
    <div role="img" aria-label={label}>
      <BarChart
        h={height}
        data={points.map((point) => ({ ...point, start: tickOf(point.start, interval) }))}
        dataKey="start"
        type="stacked"
        withLegend={series.length > 1}
        series={series.map((name, index) => ({ name, color: COLOURS[index % COLOURS.length] ?? 'gray.6' }))}
        referenceLines={lines}
        yAxisProps={{ allowDecimals: false, width: 48, ...(lines.length > 0 ? { domain: [0, 'auto'] } : {}) }}
        barProps={{ isAnimationActive: false }}
        maxBarWidth={48}
        tickLine="y"
      />
    </div>
  );
}
