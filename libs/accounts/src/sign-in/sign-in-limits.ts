import { MINUTE } from '@gatehouse/platform';

const WINDOW_MS = 15 * MINUTE;
const FREE_FAILURES = 5;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 2_000;

/** Per (e-mail, network): a stranger who guesses shuts out nobody but their own network. */
export const SIGN_IN_LIMIT = { name: 'sign-in', limit: 10, windowMs: WINDOW_MS };
/** Per e-mail, from wherever: never refuses, only slows down, so that nobody can lock the owner out. */
export const SIGN_IN_FAILURES = { name: 'sign-in-failures', limit: FREE_FAILURES, windowMs: WINDOW_MS };

/** How long an attempt waits after so many failures of the last quarter of an hour: 0, then 250 ms doubling up to 2 s. */
export function slowDownMs(failures: number): number {
  return failures < FREE_FAILURES ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - FREE_FAILURES));
}
