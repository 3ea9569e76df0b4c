import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from '../api/client.js';
import { MOVING_MS, pluginKey } from './queries.js';

export type Environment = 'development' | 'production';
export type Interval = 'hour' | 'day';
export const GROUPS = ['route', 'website', 'status', 'status_class', 'reason'] as const;
export type Group = (typeof GROUPS)[number];

export interface UsageQuestion {
  readonly interval: Interval;
  /** ISO 8601; left out: the API's own default, the last seven days or 24 hours. */
  readonly from?: string;
  readonly to?: string;
  readonly group_by?: Group;
}

/** Counts of the requests of a plugin, all its environments together; `bucketsOf` tells them apart. */
export const usageQuery = (pluginId: string, question: UsageQuestion) =>
  queryOptions({
    queryKey: [...pluginKey(pluginId), 'usage', question],
    refetchInterval: MOVING_MS,
    queryFn: async (): Promise<Shape<'UsageView'>> => {
      const view = await answer(
        api.GET('/api/plugins/{plugin_id}/usage', {
          params: { path: { plugin_id: pluginId }, query: { ...question, format: 'json' } },
        }),
      );
      // The document allows text too, for CSV, which nobody asks for here.
      if (typeof view === 'string') throw new Error('The usage came as a text.');
      return view;
    },
  });

/** What a series of a grouped answer is about; null: none (no such route, no website …). */
export function nameOf(series: Shape<'UsageSeries'>, group: Group): string | null {
  return series[group] ?? null;
}

export interface Point {
  readonly start: string;
  readonly [series: string]: string | number;
}

/** The buckets of several series side by side, ready for a chart: one row a bucket, one number a series. */
export function pointsOf(series: readonly { readonly name: string; readonly buckets: readonly Shape<'UsageBucket'>[] }[]): Point[] {
  const points = new Map<string, Record<string, string | number> & { start: string }>();
  for (const { name, buckets } of series)
    for (const { start, requests } of buckets) {
      const point = points.get(start) ?? { start };
      point[name] = Number(point[name] ?? 0) + requests;
      points.set(start, point);
    }
  return [...points.values()].sort((one, other) => one.start.localeCompare(other.start));
}
