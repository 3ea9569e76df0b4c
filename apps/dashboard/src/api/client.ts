import createClient from 'openapi-fetch';
import { problemOf, SIGN_IN_REQUIRED, UNREACHABLE } from './problem.js';
import type { components, paths } from './schema.gen.js';

/** A shape of the API by its name in the OpenAPI document. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name];

/** The marketplace's API with the sessions of this browser. Calls answer `{ data, error, response }`; most callers want `answer(…)` around. */
export const api = createClient<paths>({ credentials: 'same-origin' });

type Listener = () => void;
const listeners = new Set<Listener>();

/** @param listener is called whenever the API says that nobody is signed in (any more) */
export function whenSignedOut(listener: Listener): void {
  listeners.add(listener);
}

/**
 * The body of a call that succeeded.
 *
 * @throws {Problem} what the API refused, in its own words; status 0 when it could not be reached
 */
export async function answer<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  let result;
  try {
    result = await call;
  } catch {
    throw UNREACHABLE;
  }
  if (!result.response.ok) {
    const problem = problemOf(result.response.status, result.error);
    if (problem.code === SIGN_IN_REQUIRED) listeners.forEach((listener) => listener());
    throw problem;
  }
  return result.data as Data;
}
