/**
 * Who is asking, on the control plane: the `Principal`, the declaration of each route's access, and the guard that enforces it.
 *
 * Nouns: a *realm* (marketplace or website) is a world of accounts; a *principal* is a signed-in account of one realm.
 * Invariants: a route without `@Public()` or `@SignedIn(…)` answers nobody; a state change from another site is refused; the
 * principal is read anew on each request, so that a suspension or a change of role counts from the next request on.
 *
 * Begin at `session.guard.ts`. (The data plane has a guard of its own in libs/guard.)
 */
export { ACCESS, Public, SignedIn, type Access } from './access.js';
export { CrossSiteRequest, EmailNotConfirmed, RoleRequired, SignInRequired } from './auth.errors.js';
export { CurrentActor, CurrentPrincipal } from './current.js';
export { Repeatable, TakesIdempotencyKey } from './idempotent.js';
export { REALMS, type AccountRole, type Principal, type Realm } from './principal.js';
export { crossSiteProblem } from './same-origin.js';
export { SessionGuard } from './session.guard.js';
export { SessionResolver } from './session-resolver.js';
