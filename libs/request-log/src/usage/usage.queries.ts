import type { Dimension, Interval } from './usage.dto.js';

/** Only these texts become part of a statement. */
const EXPRESSIONS: Readonly<Record<Dimension, string>> = {
  route: `COALESCE(replace(method, 'HEAD', 'GET') || ' ' || route, '')`,
  website: `COALESCE(website_id::text, '')`,
  plugin: `COALESCE(plugin_id::text, '')`,
  credential: `COALESCE(credential_id::text, '')`,
  status: `status::text`,
  status_class: `(status / 100)::text || 'xx'`,
  reason: `COALESCE(reason, '')`,
};

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
 * a million rows shrink to some thousands in one parallel scan, where `percentile_disc` itself would sort the million.
 *
 * $1 whose, $2 from, $3 to, $4 how many series at most, $5 a credential or null.
 */
export function usageQuery(whose: 'plugin' | 'website' | 'credential', interval: Interval, [first, second]: readonly Dimension[]): string {
  const owned = { plugin: 'plugin_id = $1', website: 'website_id = $1 AND on_website', credential: 'credential_id = $1' }[whose];
  // The identifier of a plugin's keypair is no affair of a website.
  const expression = (dimension: Dimension | undefined): string => {
    if (dimension === undefined) return `''`;
    const own = EXPRESSIONS[dimension];
    return whose === 'website' && dimension === 'credential' ? `CASE WHEN credential_kind = 'plugin' THEN '' ELSE ${own} END` : own;
  };
  return `
    WITH counted AS MATERIALIZED (
      SELECT date_bin('1 ${interval}', requested_at, '2000-01-01T00:00:00Z') AS start, COALESCE(environment, '') AS environment,
        ${expression(first)} AS first, ${expression(second)} AS second, latency_ms, count(*) AS n
      FROM request_log
      WHERE ${owned} AND requested_at >= $2 AND requested_at < $3
        AND ($5::uuid IS NULL OR credential_id = $5 ${whose === 'website' ? `AND credential_kind <> 'plugin'` : ''})
      GROUP BY 1, 2, 3, 4, 5
    ), series AS (
      SELECT environment, first, second, sum(n) AS total, count(*) OVER () AS all_series FROM counted GROUP BY 1, 2, 3
      ORDER BY 4 DESC, 1, 2, 3 LIMIT $4
    ), both_ways AS (
      SELECT start, environment, first, second, latency_ms, n FROM counted
      UNION ALL
      SELECT NULL, environment, first, second, latency_ms, sum(n) FROM counted GROUP BY 2, 3, 4, 5
    ), ranked AS (
      SELECT b.*, s.total AS of_series, s.all_series,
        sum(n) OVER (PARTITION BY b.start, b.environment, b.first, b.second ORDER BY latency_ms) AS upto,
        sum(n) OVER (PARTITION BY b.start, b.environment, b.first, b.second) AS requests
      FROM both_ways b JOIN series s USING (environment, first, second)
    )
    SELECT start, environment, first, second, max(requests) AS requests, max(all_series) AS all_series,
      min(latency_ms) FILTER (WHERE upto >= 0.5 * requests) AS p50, min(latency_ms) FILTER (WHERE upto >= 0.99 * requests) AS p99
    FROM ranked GROUP BY of_series, start, environment, first, second
    ORDER BY of_series DESC, environment, first, second, start`;
}
