import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answer, api, type Shape } from '../api/client.js';
import { Problem } from '../api/problem.js';

export type Account = Shape<'AccountView'>;
export type Realm = 'marketplace' | 'website';

/** Who is signed in to a realm in this browser; null: nobody. */
export const sessionQuery = (realm: Realm) =>
  queryOptions({
    queryKey: ['session', realm],
    staleTime: 60_000,
    queryFn: async (): Promise<Account | null> => {
      try {
        const { account } = await answer(realm === 'marketplace' ? api.GET('/api/marketplace/session') : api.GET('/api/website/session'));
        return account;
      } catch (error) {
        if (error instanceof Problem && (error.status === 401 || error.status === 403)) return null;
        throw error;
      }
    },
  });

/** The signed-in account, inside a layout that asks for one. */
export function useAccount(realm: Realm): Account {
  const { data } = useSuspenseQuery(sessionQuery(realm));
  if (!data) throw new Problem(401, 'sign_in_required', 'You are no longer signed in. Reload this page.');
  return data;
}

/** Ends the session of a realm, forgets what was read with it, and leads to the start page. */
export function useSignOut(realm: Realm): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await answer(realm === 'marketplace' ? api.POST('/api/marketplace/sign-out') : api.POST('/api/website/sign-out'));
    queries.setQueryData(sessionQuery(realm).queryKey, null);
    await navigate({ to: '/' });
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
}

/** Only a path on this host: a link may not send somebody elsewhere after they signed in. */
export function pathOfOurs(next: string | undefined, origin: string): string | null {
  if (next === undefined || !next.startsWith('/')) return null;
  const url = new URL(next, origin);
  return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : null;
}
