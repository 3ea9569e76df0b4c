import { Injectable } from '@nestjs/common';
import { utcDay } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { LogPartitions } from './log-partitions.js';
import type { RequestRecord } from './request-record.js';

/**
 * $1 the rows as JSON. Whose a credential is, is looked up here, off the way of the request. A batch whose outcome was unknown is written again,
 * and what is there already stays once.
 */
const INSERT = `
  INSERT INTO request_log (id, requested_at, credential_id, credential_kind, environment, plugin_id, website_id, on_website, account_id,
    method, route, status, reason, cause, message, latency_ms, address, user_agent)
  SELECT r.id, r.at, c.id, c.kind, c.environment, c.plugin_id, COALESCE(c.website_id, r."websiteId"),
    c.id IS NOT NULL AND (c.website_id IS NOT NULL OR r."onWebsite"), c.account_id,
    r.method, r.route, r.status, r.reason, r.cause, r.message, r."latencyMs", r.address, r."userAgent"
  FROM json_to_recordset($1::json) AS r(id uuid, at timestamptz, "credentialId" uuid, "websiteId" uuid, "onWebsite" boolean, method text, route text,
    status smallint, reason text, cause text, message text, "latencyMs" real, address text, "userAgent" text)
  LEFT JOIN credential c ON c.id = r."credentialId"
  ON CONFLICT (id, requested_at) DO NOTHING`;

/** `check_violation`, which a row without a partition for its day raises. */
const CHECK_VIOLATION = '23514';

/** Where the rows go. */
@Injectable()
export class RequestLogStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly partitions: LogPartitions,
  ) {}

  /**
   * Writes all of them or, when the database cannot take one of them for what it is, all but those; each of these comes back with what is wrong.
   *
   * @throws when the database is away or refuses for another reason than the rows; then nothing is known to be written and all may be repeated.
   */
  async write(rows: readonly RequestRecord[]): Promise<{ row: RequestRecord; error: unknown }[]> {
    if (rows.length === 0) return [];
    try {
      await this.insert(rows);
      return [];
    } catch (error) {
      if (!isAboutRows(error)) throw error;
      const [only] = rows;
      if (rows.length === 1 && only) return [{ row: only, error }];
      const half = Math.ceil(rows.length / 2);
      return [...(await this.write(rows.slice(0, half))), ...(await this.write(rows.slice(half)))];
    }
  }

  private async insert(rows: readonly RequestRecord[]): Promise<void> {
    const values = [JSON.stringify(rows)];
    try {
      await this.dataSource.query(INSERT, values);
    } catch (error) {
      if (codeOf(error) !== CHECK_VIOLATION) throw error;
      await this.partitions.ensure(rows.map(({ at }) => utcDay(at)));
      await this.dataSource.query(INSERT, values);
    }
  }
}

/** Classes 22 and 23 of PostgreSQL's codes: the data are not what the table takes. */
function isAboutRows(error: unknown): boolean {
  return /^2[23]/.test(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
