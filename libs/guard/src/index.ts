/**
 * guard: the one guard of the data plane.
 *
 * Nouns: a *reason* is the word with which the REST API refuses a request; each has one HTTP status and one page that explains it.
 *
 * Begin with `reasons.ts`.
 */
export { isReason, REASONS } from './reasons.js';
export type { Reason } from './reasons.js';
export type { ReasonPage } from './reason-page.js';
