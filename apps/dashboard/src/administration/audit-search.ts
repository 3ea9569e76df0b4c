import type { paths } from '../api/schema.gen.js';

type Query = NonNullable<paths['/api/administration/audit']['get']['parameters']['query']>;

export const AUDIT_FILTERS = ['action', 'subject_id', 'actor_id', 'from', 'to'] as const satisfies readonly (keyof Query)[];
export type AuditFilter = (typeof AUDIT_FILTERS)[number];

/** What the audit screen shows, as it stands in its address. Moments in UTC. */
export type AuditSearch = Readonly<Partial<Record<AuditFilter, string>>>;

/** Whether a filter makes sense, the API says. */
export function auditSearch(search: Record<string, unknown>): AuditSearch {
  const found: Partial<Record<AuditFilter, string>> = {};
  for (const name of AUDIT_FILTERS) {
    const value = search[name];
    if (typeof value === 'string' && value.trim() !== '') found[name] = value.trim();
  }
  return found;
}
