import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { LatencyChartProps } from './latency-chart.js';
import type { RequestChartProps } from './request-chart.js';

const RequestChart = lazy(() => import('./request-chart.js'));
const LatencyChart = lazy(() => import('./latency-chart.js'));

/** The chart of requests, and its place until the chart library has come. */
export function Chart(props: RequestChartProps) {
  return (
    <Suspense fallback={<Skeleton height={props.height} />}>
      <RequestChart {...props} />
    </Suspense>
  );
}

export function Latencies(props: LatencyChartProps) {
  return (
    <Suspense fallback={<Skeleton height={props.height} />}>
      <LatencyChart {...props} />
    </Suspense>
  );
}
