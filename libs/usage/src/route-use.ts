import { Injectable } from '@nestjs/common';
import { Clock, DAY, utcDay } from '@gatehouse/platform';
import { isScopeMode, pairKey, type ScopeMode, type ScopePair } from '@gatehouse/scopes';
import { DataSource, type EntityManager } from 'typeorm';
import type { PluginEnvironment } from './plugin-environment.js';

/** A request to be counted; scope and mode are null where the route needs none. */
export interface CountedRoute {
  readonly pluginId: string;
  readonly environment: PluginEnvironment;
  readonly scope: string | null;
  readonly mode: ScopeMode | null;
  /** Method and pattern, for example `GET /v1/website/:website_id`. */
  readonly route: string;
}

/** Requests to one route over the days that were asked for. */
export interface RouteUseLine {
  readonly route: string;
  readonly needs: ScopePair | null;
  readonly count: number;
  /** `YYYY-MM-DD`, UTC. */
  readonly lastDay: string;
}

/** Which routes a plugin calls and which scopes they need: a scope request can be drafted from it, and a reviewer reads it. */
@Injectable()
export class RouteUse {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async count({ pluginId, environment, scope, mode, route }: CountedRoute): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO route_use AS use (plugin_id, environment, scope, mode, route, day, count) VALUES ($1, $2, $3, $4, $5, $6, 1)
       ON CONFLICT (plugin_id, environment, day, route, scope, mode) DO UPDATE SET count = use.count + 1`,
      [pluginId, environment, scope ?? '', mode ?? '', route, utcDay(this.clock.now())],
    );
  }

  /** Use over the last `days` UTC days, today included; the most used route first. */
  async list(
    pluginId: string,
    environment: PluginEnvironment,
    days: number,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<RouteUseLine[]> {
    const since = utcDay(this.clock.after(-(days - 1) * DAY));
    const rows: { route: string; scope: string; mode: string; count: string; last_day: string }[] = await manager.query(
      `SELECT route, scope, mode, sum(count) AS count, to_char(max(day), 'YYYY-MM-DD') AS last_day
       FROM route_use WHERE plugin_id = $1 AND environment = $2 AND day >= $3
       GROUP BY route, scope, mode ORDER BY sum(count) DESC, route`,
      [pluginId, environment, since],
    );
    return rows.map(({ route, scope, mode, count, last_day }) => ({
      route,
      needs: scope !== '' && isScopeMode(mode) ? { scope, mode } : null,
      count: Number(count),
      lastDay: last_day,
    }));
  }

  /** The last UTC day (`YYYY-MM-DD`) on which a call needed each pair, by `scope/mode`; never used = not in the answer. */
  async lastDays(
    pluginId: string,
    environment: PluginEnvironment,
    manager = this.dataSource.manager,
  ): Promise<ReadonlyMap<string, string>> {
    const rows: { scope: string; mode: string; last_day: string }[] = await manager.query(
      `SELECT scope, mode, to_char(max(day), 'YYYY-MM-DD') AS last_day FROM route_use
       WHERE plugin_id = $1 AND environment = $2 AND scope <> '' GROUP BY scope, mode`,
      [pluginId, environment],
    );
    return new Map(rows.map((row) => [pairKey(row), row.last_day]));
  }
}
