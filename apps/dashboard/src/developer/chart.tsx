import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { RequestChartProps } from './request-chart.js';

const RequestChart = lazy(() => import('./request-chart.js'));

/** The chart of requests, and its place until the chart library has come. */
export function Chart(props: RequestChartProps) {
  return (
    <Suspense fallback={<Skeleton height={props.height} />}>
      <RequestChart {...props} />
    </Suspense>
  );
}
