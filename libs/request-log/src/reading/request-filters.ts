import { InvalidInput, type PagePosition } from '@gatehouse/platform';
import type { PluginRequestFilters, WebsiteRequestFilters } from './requests.dto.js';

/** Whose requests: those of a plugin's keypairs, or those on a website that its people may see. */
export type Whose = { readonly plugin: string } | { readonly website: string };

export type Filters = WebsiteRequestFilters & PluginRequestFilters;

export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * The conditions of a list as SQL: only those that were asked for, so that PostgreSQL sees what an index can serve.
 *
 * @param before where the page before ended, in the order from new to old
 * @throws {InvalidInput} when the time ends before it begins
 */
export function conditionOf(whose: Whose, filters: Filters, before: PagePosition | null): Condition {
  const values: unknown[] = [];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const parts = ['plugin' in whose ? `plugin_id = ${given(whose.plugin)}` : `website_id = ${given(whose.website)} AND on_website`];
  const equal = (column: string, value: unknown): void => {
    if (value !== undefined) parts.push(`${column} = ${given(value)}`);
  };
  const { from, to } = momentsOf(filters);
  if (from) parts.push(`requested_at >= ${given(from)}`);
  if (to) parts.push(`requested_at < ${given(to)}`);
  // The identifier of a plugin's keypair is no affair of a website.
  if (filters.credential_id !== undefined && 'website' in whose) parts.push(`credential_kind <> 'plugin'`);
  equal('credential_id', filters.credential_id);
  if ('website' in whose) equal('plugin_id', filters.plugin_id);
  else equal('website_id', filters.website_id);
  equal('environment', filters.environment);
  equal('route', filters.route);
  equal('method', filters.method);
  equal('reason', filters.reason);
  equal('cause', filters.cause);
  equal('address', filters.address);
  equal('id', filters.request_id);
  if (filters.status?.endsWith('xx')) {
    const lowest = Number(filters.status.charAt(0)) * 100;
    parts.push(`status >= ${given(lowest)} AND status < ${given(lowest + 100)}`);
  } else if (filters.status !== undefined) parts.push(`status = ${given(Number(filters.status))}`);
  // The first of the two lets PostgreSQL leave out the later days.
  if (before) parts.push(`requested_at <= ${given(before.at)} AND (requested_at, id) < (${given(before.at)}, ${given(before.id)}::uuid)`);
  return { sql: parts.join(' AND '), values };
}

/** @throws {InvalidInput} */
function momentsOf({ from, to }: Pick<Filters, 'from' | 'to'>): { from: Date | null; to: Date | null } {
  const moments = { from: from === undefined ? null : new Date(from), to: to === undefined ? null : new Date(to) };
  if (moments.from && moments.to && moments.from >= moments.to)
    throw new InvalidInput([{ pointer: '/to', detail: 'The time must end (to) after it begins (from).' }]);
  return moments;
}
