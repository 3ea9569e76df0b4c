import { Injectable } from '@nestjs/common';
import { Clock, InvalidInput } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import type { Dimension, UsageBucket, UsageQuery, UsageSeries, UsageView } from './usage.dto.js';
import { usageQuery, type UsageRow } from './usage.queries.js';
import { usageRange, type UsageRange } from './usage-range.js';

export interface Whose {
  readonly kind: 'plugin' | 'website' | 'credential';
  readonly id: string;
}

const MOST_SERIES = 100;

/** The environments of a plugin's keypairs; null stands for keys, which have none. */
const ENVIRONMENTS: Readonly<Record<Whose['kind'], readonly (string | null)[]>> = {
  plugin: ['production', 'development'],
  website: [null, 'production', 'development'],
  credential: [null],
};
/** What tells nothing apart where it is the same for all. */
const SENSELESS: Readonly<Record<Whose['kind'], readonly Dimension[]>> = {
  plugin: ['plugin'],
  website: ['website'],
  credential: ['plugin', 'credential', 'website'],
};

/** How much was asked of the REST API, of what, and how fast it was answered; read from the request log. */
@Injectable()
export class UsageReports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws {InvalidInput} */
  async of({ kind, id }: Whose, query: Omit<UsageQuery, 'format'>): Promise<UsageView> {
    const { interval, group_by = [], credential_id } = query;
    const senseless = group_by.find((dimension) => SENSELESS[kind].includes(dimension));
    if (senseless !== undefined)
      throw new InvalidInput([
        { pointer: '/group_by', detail: `All of these requests have the same ${senseless}; group by something else.` },
      ]);
    const range = usageRange(query, this.clock.now());
    const rows: UsageRow[] = await this.dataSource.query(usageQuery(kind, interval, group_by), [
      id,
      range.from,
      range.to,
      MOST_SERIES,
      credential_id ?? null,
    ]);
    const series = seriesOf(rows, group_by, range);
    if (kind === 'plugin' && group_by.includes('website')) await this.nameWebsites(id, series);
    // Without groups nought is an answer too: each environment has its series.
    const quiet = group_by.length > 0 ? [] : ENVIRONMENTS[kind].filter((one) => !series.some(({ environment }) => environment === one));
    return {
      from: range.from.toISOString(),
      to: range.to.toISOString(),
      interval,
      group_by,
      series: [...series, ...quiet.map((environment) => ({ environment, ...NOTHING, buckets: filled(new Map(), range) }))],
      series_left_out: Math.max(0, Number(rows[0]?.all_series ?? 0) - MOST_SERIES),
    };
  }

  private async nameWebsites(pluginId: string, series: readonly UsageSeries[]): Promise<void> {
    const ids = series.flatMap(({ website }) => website ?? []);
    const rows: { id: string; name: string }[] = await this.dataSource.query(NAMES_OF_WEBSITES, [pluginId, ids]);
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    for (const one of series) one.website_name = names.get(one.website ?? '') ?? null;
  }
}

/** Those that the developer of plugin $1 knows by name already; a plugin may ask for any id. */
const NAMES_OF_WEBSITES = `
  SELECT w.id, w.name FROM website w WHERE w.id = ANY($2::uuid[]) AND (
    EXISTS (SELECT 1 FROM install i WHERE i.website_id = w.id AND i.plugin_id = $1)
    OR EXISTS (SELECT 1 FROM trusted_website t JOIN plugin p ON p.account_id = t.account_id WHERE t.website_id = w.id AND p.id = $1))`;

const NOTHING = { requests: 0, p50_ms: null, p99_ms: null };

/** The rows of one series come one after the other, the row of the whole among them. */
function seriesOf(rows: readonly UsageRow[], [first, second]: readonly Dimension[], range: UsageRange): UsageSeries[] {
  const series = new Map<string, { whole: UsageSeries; counted: Map<number, Omit<UsageBucket, 'start'>> }>();
  for (const row of rows) {
    const name = JSON.stringify([row.environment, row.first, row.second]);
    const values = { requests: Number(row.requests), p50_ms: row.p50, p99_ms: row.p99 };
    let one = series.get(name);
    if (!one) {
      const groups = { ...(first ? { [first]: row.first || null } : {}), ...(second ? { [second]: row.second || null } : {}) };
      series.set(name, (one = { whole: { environment: row.environment || null, ...groups, ...NOTHING, buckets: [] }, counted: new Map() }));
    }
    if (row.start === null) Object.assign(one.whole, values);
    else one.counted.set(row.start.getTime(), values);
  }
  return [...series.values()].map(({ whole, counted }) => ({ ...whole, buckets: filled(counted, range) }));
}

function filled(counted: ReadonlyMap<number, Omit<UsageBucket, 'start'>>, { starts }: UsageRange): UsageBucket[] {
  return starts.map((start) => ({ start: start.toISOString(), ...(counted.get(start.getTime()) ?? NOTHING) }));
}
