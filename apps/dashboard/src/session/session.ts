import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { answer, api, type Shape } from '../api/client.js';
import { Problem } from '../api/problem.js';

export type Account = Shape<'AccountView'>;
export type Realm = 'marketplace' | 'website';

/** Who is signed in to a realm in this browser; null: nobody. */
export const sessionQuery = (realm: Realm) =>
  queryOptions({
    queryKey: ['session', realm],
    // That nobody is signed in is asked again each time: it may have been done in another window.
    staleTime: ({ state }) => (state.data === null ? 0 : 60_000),
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

interface Holder {
  readonly realm: Realm;
  readonly account: Account;
}

const Holders = createContext<Holder | null>(null);

/** Around what a layout shows of an account. It stays what it was when the session ends, so that nothing on the screen is lost. */
export const HolderProvider = Holders.Provider;

/** The account that the screen belongs to, inside a layout that asks for one. */
export function useAccount(realm: Realm): Account {
  const holder = useContext(Holders);
  if (holder?.realm !== realm) throw new Error(`No screen of the realm ${realm} is around this.`);
  return holder.account;
}

/** Ends the session of a realm, forgets what was read with it, and leads to the start page. */
export function useSignOut(realm: Realm): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await answer(realm === 'marketplace' ? api.POST('/api/marketplace/sign-out') : api.POST('/api/website/sign-out'));
    // First away from what asks for an account: it would say that the session has ended.
    await navigate({ to: '/' });
    queries.setQueryData(sessionQuery(realm).queryKey, null);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
}

/** Only a path on this host: a link may not send somebody elsewhere after they signed in. */
export function pathOfOurs(next: string | undefined, origin: string): string | null {
  if (next === undefined || !next.startsWith('/')) return null;
  const url = new URL(next, origin);
  return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : null;
}
