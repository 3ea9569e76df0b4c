import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.js';

/** Refusals are answers: only what may pass by itself is asked again. */
const worthRepeating = (error: unknown): boolean => error instanceof Problem && (error.status === 0 || error.status === 503);

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (count, error) => count < 3 && worthRepeating(error) },
      mutations: { retry: false },
    },
  });
}
