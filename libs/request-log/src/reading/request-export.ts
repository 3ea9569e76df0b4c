import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { Clock, utcDay } from '@gatehouse/platform';
import { csvLine } from '../csv.js';
import type { Filters, Whose } from './request-filters.js';
import { RequestReader } from './request-reader.js';
import type { ExportFormat, RequestView } from './requests.dto.js';

const COLUMNS = [
  ...([
    'at',
    'request_id',
    'method',
    'route',
    'status',
    'reason',
    'cause',
    'message',
    'latency_ms',
    'credential_id',
    'credential_kind',
  ] as const),
  ...(['key_name', 'environment', 'plugin_id', 'plugin_name', 'website_id', 'account_id', 'address', 'user_agent'] as const),
] satisfies (keyof RequestView)[];

const TYPES: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv; charset=utf-8; header=present', ndjson: 'application/x-ndjson' };

/** Requests as a file, read while it is sent: a caller that stops reading stops the reading of the database too. */
@Injectable()
export class RequestExport {
  constructor(
    private readonly reader: RequestReader,
    private readonly clock: Clock,
  ) {}

  file(whose: Whose, filters: Filters, format: ExportFormat): StreamableFile {
    const name = `requests-${'plugin' in whose ? whose.plugin : whose.website}-${utcDay(this.clock.now())}.${format}`;
    return new StreamableFile(Readable.from(this.lines(whose, filters, format), { highWaterMark: 1 }), {
      type: TYPES[format],
      disposition: `attachment; filename="${name}"`,
    });
  }

  private async *lines(whose: Whose, filters: Filters, format: ExportFormat): AsyncGenerator<string> {
    if (format === 'csv') yield csvLine(COLUMNS);
    for await (const rows of this.reader.batches(whose, filters)) yield rows.map((row) => line(row, format)).join('');
  }
}

function line(row: RequestView, format: ExportFormat): string {
  return format === 'csv' ? csvLine(COLUMNS.map((column) => row[column])) : `${JSON.stringify(row)}\n`;
}
