import type { paths } from '../api/schema.gen.js';

type Query = NonNullable<paths['/api/marketplace/accounts']['get']['parameters']['query']>;

/** What the list of people is narrowed to, as it stands in its address. */
export type PeopleSearch = Readonly<Pick<Query, 'realm' | 'role' | 'search'>>;

export const MARKETPLACE_ROLES = ['developer', 'reviewer', 'administrator'] as const;

/** What means nothing is left out; the marketplace's realm and every role are what is shown anyway. */
export function peopleSearch({ realm, role, search }: Record<string, unknown>): PeopleSearch {
  const known = MARKETPLACE_ROLES.find((one) => one === role);
  return {
    ...(realm === 'website' ? { realm } : known === undefined ? {} : { role: known }),
    ...(typeof search === 'string' && search !== '' ? { search } : {}),
  };
}
