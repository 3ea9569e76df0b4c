import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { answer, api, type Shape } from '../../api/client.js';

export type Website = Shape<'WebsiteDetails'>;
export type Operator = Shape<'OperatorView'>;
export type Role = Website['role'];

export interface OperatorProps {
  readonly website: Website;
  readonly operator: Operator;
}

const route = getRouteApi('/console/console/websites/$websiteId');

export const websiteQuery = (websiteId: string) =>
  queryOptions({
    queryKey: ['website', websiteId],
    queryFn: () => answer(api.GET('/api/websites/{website_id}', { params: { path: { website_id: websiteId } } })),
  });

/** The website of the address, with the person's role on it. */
export function useWebsite(): Website {
  return useSuspenseQuery(websiteQuery(route.useParams().websiteId)).data;
}

/** Owners and administrators change things. */
export const manages = (role: Role): boolean => role === 'owner' || role === 'administrator';

/** Account readers look at what those manage. */
export const looks = (role: Role): boolean => role !== 'operator';
