import type { Dimension, Interval } from './usage.dto.js';

/** What is counted by; only these texts become part of a statement. */
const COLUMNS: Readonly<Record<Dimension, readonly string[]>> = {
  route: ['method', 'route'],
  website: ['website_id'],
  plugin: ['plugin_id'],
  credential: ['credential_id'],
  status: ['status'],
  status_class: ['status / 100'],
  reason: ['reason'],
};

/** What is shown of the columns of a dimension, as text; made of what is counted, because a text for each of a million rows would cost more than the counting. */
function shown(dimension: Dimension | undefined, columns: readonly string[]): string {
  const [first = "''", second = "''"] = columns;
  switch (dimension) {
    case undefined:
      return "''";
    case 'route':
      return `COALESCE(replace(${first}, 'HEAD', 'GET') || ' ' || ${second}, '')`;
    case 'status_class':
      return `${first}::text || 'xx'`;
    default:
      return `COALESCE(${first}::text, '')`;
  }
}

/** One bucket of a series, or (no start) the series as a whole. Empty texts stand for null. */
export interface UsageRow {
  readonly start: Date | null;
  readonly environment: string;
  readonly first: string;
  readonly second: string;
  readonly requests: string;
  readonly p50: number;
  readonly p99: number;
  /** The same in each row: how many series there are, beyond those shown too. */
  readonly all_series: string;
}

/**
 * Counts and percentiles as `percentile_disc` would give them, from a count of each latency: latencies are kept so coarsely (`keptLatency`) that
 * a million rows shrink to some thousands in one scan, where `percentile_disc` itself would sort the million.
 *
 * $1 whose, $2 from, $3 to, $4 how many series at most, $5 a credential or null.
 */
export function usageQuery(whose: 'plugin' | 'website' | 'credential', interval: Interval, [first, second]: readonly Dimension[]): string {
  const owned = { plugin: 'plugin_id = $1', website: 'website_id = $1 AND on_website', credential: 'credential_id = $1' }[whose];
  const raw = [first, second].map((dimension) => (dimension === undefined ? [] : columnsOf(dimension, whose)));
  const names = raw.map((columns, at) => columns.map((_column, index) => `${at === 0 ? 'a' : 'b'}${index}`));
  const counted = raw.flatMap((columns, at) => columns.map((column, index) => `${column} AS ${names[at]?.[index] ?? ''}`));
  return `
    WITH rough AS MATERIALIZED (
      SELECT date_bin('1 ${interval}', requested_at, '2000-01-01T00:00:00Z') AS start, environment, latency_ms${counted.map((one) => `, ${one}`).join('')},
        count(*)::integer AS n
      FROM request_log
      WHERE ${owned} AND requested_at >= $2 AND requested_at < $3
        AND ($5::uuid IS NULL OR credential_id = $5 ${whose === 'website' ? `AND credential_kind <> 'plugin'` : ''})
      GROUP BY start, environment, latency_ms${names
        .flat()
        .map((name) => `, ${name}`)
        .join('')}
    ), counted AS MATERIALIZED (
      SELECT start, COALESCE(environment, '') AS environment, ${shown(first, names[0] ?? [])} AS first, ${shown(second, names[1] ?? [])} AS second, latency_ms, n
      FROM rough
    ), series AS MATERIALIZED (
      SELECT row_number() OVER (ORDER BY total DESC, environment, first, second)::integer AS place, count(*) OVER () AS all_series, environment, first, second
      FROM (SELECT environment, first, second, sum(n) AS total FROM counted GROUP BY environment, first, second) AS all_of_them
      ORDER BY place LIMIT $4
    ), placed AS MATERIALIZED (
      SELECT place, start, latency_ms, n FROM counted JOIN series USING (environment, first, second)
    ), both_ways AS (
      SELECT place, start, latency_ms, n FROM placed
      UNION ALL
      SELECT place, NULL, latency_ms, sum(n)::integer FROM placed GROUP BY place, latency_ms
    ), ranked AS (
      SELECT place, start, latency_ms, sum(n) OVER (PARTITION BY place, start ORDER BY latency_ms) AS upto, sum(n) OVER (PARTITION BY place, start) AS requests
      FROM both_ways
    ), measured AS (
      SELECT place, start, max(requests) AS requests, min(latency_ms) FILTER (WHERE upto >= 0.5 * requests) AS p50,
        min(latency_ms) FILTER (WHERE upto >= 0.99 * requests) AS p99
      FROM ranked GROUP BY place, start
    )
    SELECT start, environment, first, second, requests, all_series, p50, p99 FROM measured JOIN series USING (place) ORDER BY place, start`;
}

/** The identifier of a plugin's keypair is no affair of a website. */
function columnsOf(dimension: Dimension, whose: string): readonly string[] {
  return whose === 'website' && dimension === 'credential'
    ? [`CASE WHEN credential_kind <> 'plugin' THEN credential_id END`]
    : COLUMNS[dimension];
}
