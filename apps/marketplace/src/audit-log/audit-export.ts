import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { csvLine, type CsvValue } from '@gatehouse/request-log';
import { DataSource } from 'typeorm';
import { AuditLog } from './audit-log.js';
import type { AuditEventView, AuditFilters } from './audit-log.dto.js';

const COLUMNS = [
  ...(['at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'subject_kind', 'subject_id', 'address', 'request_id', 'intact'] as const),
  ...(['before', 'after', 'id'] as const),
] satisfies (keyof AuditEventView)[];

/** The audit trail as CSV, read while it is sent. Who took it, and of what, is a row of the trail before the first line leaves. */
@Injectable()
export class AuditExport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: AuditLog,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async file(actor: Actor, filters: AuditFilters): Promise<StreamableFile> {
    // Taken first: the row of the export itself comes later than what it holds.
    const lines = this.lines({ ...filters, to: upTo(filters.to, this.clock.now()) });
    await this.dataSource.transaction((tx) =>
      this.audit.record(tx, actor, { action: 'audit.export', subjectKind: 'audit', subjectId: 'audit', after: { ...filters } }),
    );
    const day = this.clock.now().toISOString().slice(0, 10);
    return new StreamableFile(Readable.from(lines, { highWaterMark: 1 }), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="audit-${day}.csv"`,
    });
  }

  private async *lines(filters: AuditFilters): AsyncGenerator<string> {
    yield csvLine(COLUMNS);
    for await (const events of this.log.batches(filters))
      yield events.map((event) => csvLine(COLUMNS.map((column) => cell(event[column])))).join('');
  }
}

/** The earlier of both: what comes after the export began is not in it. */
function upTo(to: string | undefined, now: Date): string {
  return to !== undefined && new Date(to) < now ? to : now.toISOString();
}

function cell(value: AuditEventView[keyof AuditEventView]): CsvValue {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}
