import { useRef } from 'react';
import { Problem } from '../api/problem.js';

const TRIES = 4;
const PAUSE_MS = 700;

const lost = (error: unknown): boolean => error instanceof Problem && (error.status === 0 || error.status >= 500);

/**
 * For calls whose answer shows a secret: when the answer is lost on its way, the same call is made again with the same Idempotency-Key, and
 * gets the same secret (for ten minutes). That holds for a person's next try too: a new Idempotency-Key is taken only after an answer came.
 */
export function useRepeatable(): <Data>(call: (header: { 'Idempotency-Key': string }) => Promise<Data>) => Promise<Data> {
  const open = useRef<string | null>(null);
  return async (call) => {
    const key = (open.current ??= crypto.randomUUID());
    for (let tries = 1; ; tries++) {
      try {
        const data = await call({ 'Idempotency-Key': key });
        open.current = null;
        return data;
      } catch (error) {
        if (!lost(error)) open.current = null;
        if (!lost(error) || tries === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tries));
      }
    }
  };
}
