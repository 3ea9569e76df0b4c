import { texts } from '@texts/console-log';
import { answer, api } from '../../api/client.js';
import { ExportFiles } from '../../parts/export-files.js';
import type { RequestSearch } from './request-search.js';

const t = texts.requests.export;
const FORMATS = { csv: t.csv, ndjson: t.ndjson } as const;

interface ExportProps {
  readonly websiteId: string;
  readonly search: RequestSearch;
}

/** The narrowed list as a file. */
export function ExportRequests({ websiteId, search }: ExportProps) {
  return (
    <ExportFiles
      formats={FORMATS}
      name="requests"
      words={t}
      read={(format, signal) => {
        const params = { path: { website_id: websiteId }, query: { ...search, format } };
        return answer(api.GET('/api/websites/{website_id}/requests/export', { params, parseAs: 'stream', signal }));
      }}
    />
  );
}
