/**
 * guard: the one guard of the data plane; any NestJS service can import it.
 *
 * Nouns: the *gate* makes a *decision* about a request: allowed for a *caller*, or refused with a *reason*; each reason has one HTTP status
 * and one page that explains it; the *envelope* is the one form of every answer; a *unit* of quota is what a request costs.
 *
 * Invariants: a route without `@Route` does not boot; the checks run in one order, and a stranger gets one answer for every refused
 * credential; nothing of HTTP is in the decision, so that other ways in can share it.
 *
 * Begin with `gate.ts` (the order of the checks), then `standing.ts` and `presented-credential.ts` (the rules, pure); texts: `messages.ts`.
 */
export { Attribution } from './attribution.js';
export type { FailureCause } from './authentication.js';
export { decisionOf, Caller, CallerId, CallingActor, RepeatableCall, WebsiteId } from './decided-requests.js';
export type { DataPlaneRequest, RouteAccess, UnknownRoute } from './data-plane-request.js';
export { refuse, type Decision, type KeyCaller, type PluginCaller, type Refused } from './decision.js';
export { refusal, SUCCESSES, type Envelope } from './envelope.js';
export { EnvelopeFilter, refusedBy } from './envelope.filter.js';
export { Gate } from './gate.js';
export { GuardModule } from './guard.module.js';
export { asDataPlaneRequest } from './http-request.js';
export { isReason, REASONS } from './reasons.js';
export type { Reason } from './reasons.js';
export type { ReasonPage } from './reason-page.js';
export { Refusal } from './refusal.js';
export { NOT_JSON } from './messages.js';
export { UnreadableBody } from './request-body.js';
export { Route, ROUTE, type DeclaredAccess } from './route.js';
export type { Tier } from './tier.js';
