import type { Shape } from '../../api/client.js';
import type { paths } from '../../api/schema.gen.js';

type Query = NonNullable<paths['/api/websites/{website_id}/requests']['get']['parameters']['query']>;
type Method = NonNullable<Query['method']>;

export const METHODS: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export type Request = Shape<'RequestView'>;

export const FILTERS = [
  'status',
  'method',
  'route',
  'reason',
  'credential_id',
  'plugin_id',
  'address',
  'request_id',
  'from',
  'to',
] as const satisfies readonly (keyof Query)[];

export type Filter = (typeof FILTERS)[number];
export type RequestSearch = Readonly<Partial<Pick<Query, Filter>>>;

/** The filters that stand in the address or in the form; whether one makes sense, the API says. */
export function requestSearch(search: Record<string, unknown>): RequestSearch {
  const found: Partial<Pick<Query, Filter>> = {};
  for (const name of FILTERS) {
    const value = search[name];
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '') continue;
    if (name !== 'method') found[name] = text;
    else {
      const method = METHODS.find((one) => one === text);
      if (method !== undefined) found.method = method;
    }
  }
  return found;
}
