import { Injectable } from '@nestjs/common';
import { DAY, utcDay } from '@gatehouse/platform';
import { DataSource } from 'typeorm';

/** Held while partitions are made, so that of many nodes one makes each. */
const PARTITIONS_LOCK = 77_210;
const NAME = /^request_log_(\d{4})(\d{2})(\d{2})$/;

/** The days of the request log: one partition each, made ahead and at need, dropped whole. There is no default partition: rows in it would bar the day's own. */
@Injectable()
export class LogPartitions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Makes what is missing; safe at once from many nodes. Made apart and then attached: a `CREATE … PARTITION OF` would wait for every reader of
   * the log, and everybody else behind it. @param days `YYYY-MM-DD`, UTC
   */
  async ensure(days: readonly string[]): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(${PARTITIONS_LOCK})`);
      const present = new Set(await this.days(tx));
      for (const day of new Set(days)) {
        if (present.has(day)) continue;
        const name = nameOf(day);
        await tx.query(`CREATE TABLE ${name} (LIKE request_log INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)`);
        await tx.query(
          `ALTER TABLE request_log ATTACH PARTITION ${name} FOR VALUES FROM ('${day} 00:00:00+00') TO ('${dayAfter(day)} 00:00:00+00')`,
        );
      }
    });
  }

  /**
   * Drops the days before `day`. Each waits two seconds at most for those who read the log, because everybody else would wait behind it; what is
   * in use now is dropped by a later run. Returns the days dropped.
   */
  async dropBefore(day: string): Promise<string[]> {
    const dropped: string[] = [];
    for (const old of (await this.days()).filter((present) => present < day)) {
      const gone = await this.dataSource
        .transaction(async (tx) => {
          await tx.query(`SET LOCAL lock_timeout = '2s'`);
          await tx.query(`SELECT pg_advisory_xact_lock(${PARTITIONS_LOCK})`);
          await tx.query(`DROP TABLE IF EXISTS ${nameOf(old)}`);
          return true;
        })
        .catch((error: unknown) => {
          if (isLockTimeout(error)) return false;
          throw error;
        });
      if (gone) dropped.push(old);
    }
    return dropped;
  }

  /** The days that have a partition, the oldest first. */
  async days(manager: Pick<DataSource, 'query'> = this.dataSource): Promise<string[]> {
    const rows: { name: string }[] = await manager.query(
      `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'request_log'::regclass ORDER BY 1`,
    );
    return rows.flatMap(({ name }) => {
      const [, year, month, date] = NAME.exec(name) ?? [];
      return year === undefined || month === undefined || date === undefined ? [] : [`${year}-${month}-${date}`];
    });
  }
}

/** The names are made of digits only: table names cannot be parameters. */
function nameOf(day: string): string {
  return `request_log_${day.replaceAll('-', '')}`;
}

function dayAfter(day: string): string {
  return utcDay(new Date(Date.parse(day) + DAY));
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}
