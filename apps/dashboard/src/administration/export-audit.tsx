import { texts } from '@texts/administration';
import { answer, api } from '../api/client.js';
import { ExportFiles } from '../parts/export-files.js';
import type { AuditSearch } from './audit-search.js';

const t = texts.audit.export;
const FORMATS = { csv: t.csv } as const;

/** What the screen found, as a file; that it was taken is a change in the log too. */
export function ExportAudit({ search }: { readonly search: AuditSearch }) {
  return (
    <ExportFiles
      formats={FORMATS}
      name="audit"
      words={t}
      read={(_format, signal) =>
        answer(api.GET('/api/administration/audit/export', { params: { query: search }, parseAs: 'stream', signal }))
      }
    />
  );
}
