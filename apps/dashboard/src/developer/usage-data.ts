import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Shape } from '../api/client.js';
import { pluginKey } from './queries.js';

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

/** Counts of the requests of a plugin; each series tells its environment. */
export const usageQuery = (pluginId: string, question: UsageQuestion) =>
  queryOptions({
    queryKey: [...pluginKey(pluginId), 'usage', question],
    meta: { movesWith: 'requests' },
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

/** What a series of a grouped answer is about: an id for websites; null: none (no such route, no website …). */
export function nameOf(series: Shape<'UsageSeries'>, group: Group): string | null {
  return series[group] ?? null;
}

/** The same in words: websites that let the developer in once are called by their names. Two of one name stay two. */
export function wordsFor(series: Shape<'UsageSeries'>, group: Group, all: readonly Shape<'UsageSeries'>[]): string | null {
  const name = series.website_name;
  if (group !== 'website' || typeof name !== 'string') return nameOf(series, group);
  const alone = all.every((other) => other.website === series.website || other.website_name !== name);
  return alone ? name : `${name} (${(series.website ?? '').slice(0, 8)})`;
}

export interface LatencyPoint {
  readonly start: string;
  readonly [series: string]: string | number | null;
}

export interface Point {
  readonly start: string;
  readonly [series: string]: string | number;
}

/** How long answers took, bucket by bucket; one without a request is a gap. */
export function latenciesOf(
  buckets: readonly Shape<'UsageBucket'>[],
  names: { readonly p50: string; readonly p99: string },
): LatencyPoint[] {
  return buckets.map(({ start, p50_ms, p99_ms }) => ({ start, [names.p50]: p50_ms, [names.p99]: p99_ms }));
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
