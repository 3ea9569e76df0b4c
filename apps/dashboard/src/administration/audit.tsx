import { getRouteApi } from '@tanstack/react-router';
import { texts } from '@texts/administration';
import { answer, api } from '../api/client.js';
import { Page } from '../parts/page.js';
import { PagedTable } from '../parts/paged-table.js';
import { useLongList } from '../parts/use-pages.js';
import { AuditFilters } from './audit-filters.js';
import { EventRows } from './event-rows.js';
import { ExportAudit } from './export-audit.js';

const t = texts.audit;
const route = getRouteApi('/marketplace/administration/audit');

const COLUMNS = [
  { title: t.columns.action, width: '22%' },
  { title: t.columns.at, width: '14%' },
  { title: t.columns.actor, width: '23%' },
  { title: t.columns.subject },
  { title: t.columns.details, width: '9%' },
];

/** Who changed what. The filters stand in the address, so that what was found can be sent to somebody. */
export function Audit() {
  const search = route.useSearch();
  const list = useLongList(['audit', search], (cursor) =>
    answer(api.GET('/api/administration/audit', { params: { query: { ...search, ...(cursor === undefined ? {} : { cursor }) } } })),
  );
  return (
    <Page title={t.title} lead={t.lead} actions={<ExportAudit search={search} />}>
      <AuditFilters key={JSON.stringify(search)} search={search} />
      <PagedTable
        list={list}
        minWidth={760}
        columns={COLUMNS}
        none={{ title: t.none, lead: t.noneLead }}
        row={(event) => <EventRows key={event.id} event={event} />}
      />
    </Page>
  );
}
