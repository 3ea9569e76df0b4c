import type { Shape } from '../api/client.js';

type Filter = Partial<Shape<'ItemFilter'>>;

/** What the address of the queue may narrow it to; the same words as the API's. */
export type QueueSearch = Omit<Filter, 'subject_id'>;

export const RISKS = ['low', 'medium', 'high'] as const;
export const SLA_STATES = ['ok', 'due_soon', 'overdue'] as const;
export const STATES = ['open', 'decided', 'closed'] as const;
export const AGES = ['4', '24', '72', '168'] as const;

/** Whatever somebody typed into the address: what means nothing is left out. */
export function readSearch(search: Record<string, unknown>): QueueSearch {
  const hours = Number(search.older_than_hours);
  return {
    ...one('state', STATES, search.state),
    ...one('risk', RISKS, search.risk),
    ...one('sla', SLA_STATES, search.sla),
    ...text('kind', search.kind),
    ...text('assignee', search.assignee),
    ...text('plugin_id', search.plugin_id),
    ...text('developer_id', search.developer_id),
    ...text('website_id', search.website_id),
    ...(Number.isInteger(hours) && hours > 0 ? { older_than_hours: hours } : {}),
  };
}

export function isOneOf<Value extends string>(values: readonly Value[], value: unknown): value is Value {
  return values.some((known) => known === value);
}

function one<Name extends string, Value extends string>(
  name: Name,
  values: readonly Value[],
  value: unknown,
): Partial<Record<Name, Value>> {
  return isOneOf(values, value) ? named(name, value) : {};
}

function text<Name extends string>(name: Name, value: unknown): Partial<Record<Name, string>> {
  return typeof value === 'string' && value.trim() !== '' ? named(name, value.trim()) : {};
}

function named<Name extends string, Value>(name: Name, value: Value): Partial<Record<Name, Value>> {
  const found: Partial<Record<Name, Value>> = {};
  found[name] = value;
  return found;
}
