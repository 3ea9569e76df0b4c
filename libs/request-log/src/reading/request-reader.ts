import { Injectable } from '@nestjs/common';
import { Clock, pageOf, readCursor, type Page, type PagePosition, type PageQuery } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { conditionOf, type Filters, type Whose } from './request-filters.js';
import type { RequestView } from './requests.dto.js';

export interface RequestRow extends Omit<RequestView, 'at' | 'request_id'> {
  readonly id: string;
  readonly requested_at: Date;
}

/** Rows read from the database at a time by an export: what it holds in memory, whatever its length. */
const EXPORT_BATCH = 1_000;

/** The columns of a request with the names of what called, from `l` (the log), `c` (its credential) and `p` (its plugin). */
export const REQUEST_COLUMNS = `
  l.id, l.requested_at, l.credential_id, l.credential_kind, c.name AS key_name, l.environment, l.plugin_id, p.name AS plugin_name, l.website_id,
  l.account_id, l.method, l.route, l.status, l.reason, l.cause, l.message, l.latency_ms, l.address, l.user_agent`;

/** Requests as those may see them whose they are. Who may ask for which is settled before. */
@Injectable()
export class RequestReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The newest first. @throws {InvalidInput} */
  async list(whose: Whose, { cursor, limit, ...filters }: Filters & PageQuery): Promise<Page<RequestView>> {
    return pageOf(await this.find(whose, filters, readCursor(cursor), limit + 1), limit, positionOf, (row) => viewFor(whose, row));
  }

  /**
   * Everything that fits, in batches, the newest first; what arrives meanwhile is left out. Between two batches nothing is open in the database, so
   * that a reader may be slow, and one who goes away leaves nothing behind. @throws {InvalidInput}
   */
  async *batches(whose: Whose, given: Filters): AsyncGenerator<RequestView[]> {
    const filters = { ...given, to: given.to ?? this.clock.now().toISOString() };
    let before: PagePosition | null = null;
    for (;;) {
      const rows = await this.find(whose, filters, before, EXPORT_BATCH);
      yield rows.map((row) => viewFor(whose, row));
      const last = rows.at(-1);
      if (!last || rows.length < EXPORT_BATCH) return;
      before = positionOf(last);
    }
  }

  private async find(whose: Whose, filters: Filters, before: PagePosition | null, limit: number): Promise<RequestRow[]> {
    const { sql, values } = conditionOf(whose, filters, before);
    return this.dataSource.query(
      `SELECT ${REQUEST_COLUMNS}
       FROM (SELECT * FROM request_log WHERE ${sql} ORDER BY requested_at DESC, id DESC LIMIT ${limit}) l
       LEFT JOIN credential c ON c.id = l.credential_id LEFT JOIN plugin p ON p.id = l.plugin_id
       ORDER BY l.requested_at DESC, l.id DESC`,
      [...values],
    );
  }
}

export function requestView({ id, requested_at: at, ...row }: RequestRow): RequestView {
  return { request_id: id, at: at.toISOString(), ...row };
}

function viewFor(whose: Whose, row: RequestRow): RequestView {
  const view = requestView(row);
  return 'website' in whose && view.credential_kind === 'plugin' ? { ...view, credential_id: null } : view;
}

function positionOf({ requested_at: at, id }: RequestRow): PagePosition {
  return { at, id };
}
