import '@mantine/charts/styles.layer.css';
import { LineChart } from '@mantine/charts';
import { tickOf } from './tick.js';
import type { Interval, LatencyPoint } from './usage-data.js';

const COLOURS = ['gate.6', 'yellow.6'];

export interface LatencyChartProps {
  readonly points: readonly LatencyPoint[];
  readonly series: readonly string[];
  readonly interval: Interval;
  readonly height: number;
  readonly label: string;
}

/** How long answers took. Loaded on its own, as the chart of requests is. */
export default function LatencyChart({ points, series, interval, height, label }: LatencyChartProps) {
  return (
    <div role="img" aria-label={label}>
      <LineChart
        h={height}
        data={points.map((point) => ({ ...point, start: tickOf(point.start, interval) }))}
        dataKey="start"
        withLegend
        unit=" ms"
        curveType="linear"
        connectNulls={false}
        series={series.map((name, index) => ({ name, color: COLOURS[index % COLOURS.length] ?? 'gray.6' }))}
        yAxisProps={{ width: 72 }}
        lineProps={{ isAnimationActive: false }}
        tickLine="y"
      />
    </div>
  );
}
