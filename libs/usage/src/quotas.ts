import { Injectable } from '@nestjs/common';
import { Clock, DAY, utcDay } from '@gatehouse/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { DayOfUse } from './exhaustion.js';
import type { PluginEnvironment } from './plugin-environment.js';
import { Quota } from './quota.entity.js';
import { GIVE_BACK_UNIT, PEEK, TAKE_UNIT } from './quota.queries.js';

/** How a holder stands with its quota of the present UTC day. */
export interface QuotaState {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** The next midnight UTC. */
  readonly resetsAt: Date;
}

/** One request's worth of a quota, marked with the day and generation it came from. */
export interface QuotaUnit {
  readonly holderId: string;
  readonly environment: PluginEnvironment;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly generation: number;
}

export interface QuotaTake extends QuotaState {
  readonly allowed: boolean;
  /** Seconds until the quota starts again; at least 1. */
  readonly retryAfterSeconds: number;
  /** What was taken; null when nothing was left. */
  readonly unit: QuotaUnit | null;
}

interface QuotaRow {
  readonly daily_limit: number;
  readonly generation: number;
  readonly used: number;
}

/** The daily quotas of plugins and keys. Exact over all nodes, because each unit is one conditional statement on one row. */
@Injectable()
export class Quotas {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Gives a holder (a plugin, or a key by its own id) a quota in an environment; one that is there already stays as it is. */
  async open(tx: EntityManager, holderId: string, environment: PluginEnvironment, dailyLimit: number): Promise<void> {
    await this.openAll(tx, [holderId], environment, dailyLimit);
  }

  /** Like `open`, for many holders in one statement. */
  async openAll(tx: EntityManager, holderIds: readonly string[], environment: PluginEnvironment, dailyLimit: number): Promise<void> {
    await tx.query(
      `INSERT INTO quota (holder_id, environment, daily_limit, generation, updated_at)
       SELECT holder, $2, $3, 0, $4 FROM unnest($1::uuid[]) AS holder ON CONFLICT DO NOTHING`,
      [holderIds, environment, dailyLimit, this.clock.now()],
    );
  }

  /** Takes one unit of today's quota, if one is left. @throws when the holder has no quota in this environment: our own fault. */
  async take(holderId: string, environment: PluginEnvironment): Promise<QuotaTake> {
    const now = this.clock.now();
    const day = utcDay(now);
    const rows: (QuotaRow & { taken: boolean })[] = await this.dataSource.query(TAKE_UNIT, [holderId, environment, day]);
    const row = found(rows, holderId, environment);
    const state = stateOf(row, now);
    return {
      ...state,
      allowed: row.taken,
      retryAfterSeconds: Math.max(1, Math.ceil((state.resetsAt.getTime() - now.getTime()) / 1_000)),
      unit: row.taken ? { holderId, environment, day, generation: row.generation } : null,
    };
  }

  /** Returns a unit whose request failed on our side. Call it once for a unit: a repeat would return somebody else's. */
  async giveBack(unit: QuotaUnit): Promise<void> {
    await this.dataSource.query(GIVE_BACK_UNIT, [unit.holderId, unit.environment, unit.day, unit.generation]);
  }

  /** Today's count without taking; null when the holder has no quota in this environment. */
  async peek(holderId: string, environment: PluginEnvironment, manager = this.dataSource.manager): Promise<QuotaState | null> {
    const now = this.clock.now();
    const rows: QuotaRow[] = await manager.query(PEEK, [holderId, environment, utcDay(now)]);
    return rows[0] ? stateOf(rows[0], now) : null;
  }

  /** What was used on each of the last `days` UTC days, the oldest first, today last; days without use are nought. */
  async history(holderId: string, environment: PluginEnvironment, days: number, manager = this.dataSource.manager): Promise<DayOfUse[]> {
    const rows: { day: string; used: string }[] = await manager.query(
      `SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(used) AS used FROM quota_use
       WHERE holder_id = $1 AND environment = $2 AND day >= $3 GROUP BY day`,
      [holderId, environment, utcDay(this.clock.after(-(days - 1) * DAY))],
    );
    const used = new Map(rows.map((row) => [row.day, Number(row.used)]));
    return Array.from({ length: days }, (_, index) => utcDay(this.clock.after((index + 1 - days) * DAY))).map((day) => ({
      day,
      used: used.get(day) ?? 0,
    }));
  }

  /** Starts today's count anew. Units of the generation before, given back later, do not count for the new one. */
  async reset(tx: EntityManager, holderId: string, environment: PluginEnvironment): Promise<void> {
    await tx
      .createQueryBuilder()
      .update(Quota)
      .set({ generation: () => 'generation + 1', updatedAt: this.clock.now() })
      .where({ holderId, environment })
      .execute();
  }

  /** Sets how many requests a day are allowed, from the next request on; what was used today stays used. */
  async setLimits(
    tx: EntityManager,
    environment: PluginEnvironment,
    limits: readonly { readonly holderId: string; readonly dailyLimit: number }[],
  ): Promise<void> {
    await tx.query(
      `UPDATE quota q SET daily_limit = l.daily_limit, updated_at = $3
       FROM unnest($1::uuid[], $2::integer[]) AS l (holder_id, daily_limit) WHERE q.holder_id = l.holder_id AND q.environment = $4`,
      [limits.map(({ holderId }) => holderId), limits.map(({ dailyLimit }) => dailyLimit), this.clock.now(), environment],
    );
  }
}

function found<Row extends QuotaRow>(rows: readonly Row[], holderId: string, environment: PluginEnvironment): Row {
  const row = rows[0];
  if (!row) throw new Error(`${holderId} has no ${environment} quota`);
  return row;
}

function stateOf(row: QuotaRow, now: Date): QuotaState {
  const resetsAt = new Date(Math.floor(now.getTime() / DAY) * DAY + DAY);
  return { limit: row.daily_limit, used: row.used, remaining: Math.max(0, row.daily_limit - row.used), resetsAt };
}
