import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import { useInstalls } from './use-installs.js';
import { useKeys } from './use-keys.js';
import { useOperators } from './operators.js';
import type { Website } from './use-website.js';

const PAGE = 100;

/** The living keys of all operators. */
export function useUserKeys(websiteId: string) {
  return useQuery({
    queryKey: ['website', websiteId, 'user-keys'],
    queryFn: () =>
      answer(api.GET('/api/websites/{website_id}/user-keys', { params: { path: { website_id: websiteId }, query: { limit: PAGE } } })),
  });
}

/** Names for the ids of plugins and keys in reports; an id without a name stays as it is. */
export function useNames({ id }: Website): (id: string | null) => string | null {
  const installs = useInstalls(id).items ?? [];
  const keys = useKeys(id, true).items ?? [];
  const userKeys = useUserKeys(id).data?.items ?? [];
  const operators = useOperators(id).items ?? [];
  const names = new Map([
    ...installs.map(({ plugin }) => [plugin.id, plugin.name] as const),
    ...keys.map((key) => [key.id, key.name ?? key.id] as const),
    ...userKeys.map((key) => [key.id, operators.find(({ account_id }) => account_id === key.account_id)?.name ?? key.id] as const),
  ]);
  return (given) => (given === null ? null : (names.get(given) ?? given));
}
