import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.js';

/** Refusals are answers: only what may pass by itself is asked again. */
const worthRepeating = (error: unknown): boolean => error instanceof Problem && (error.status === 0 || error.status === 503);

/** @param onSignedOut is called when the API says that the session has ended */
export function createQueries(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (error instanceof Problem && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (count, error) => count < 3 && worthRepeating(error) },
      mutations: { retry: false },
    },
  });
}
