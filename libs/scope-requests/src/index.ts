/**
 * scope-requests: how a plugin comes to hold scopes — ask, screen, review, grant.
 *
 * Nouns: a *scope request* asks for pairs (scope, mode), each with a *justification*; the *screening* attaches *findings* for the
 * reviewer; a *decision* gives each pair a *verdict*; the approved pairs become the plugin's *grant*.
 *
 * Invariants: every change of state is in the one table of `requests/scope-request.state.ts` and happens as a conditional update
 * together with its event, its audit row and its mails; a plugin has at most one request that is not over; nobody decides where
 * they have an interest (the queue is libs/review; requests are two of its kinds); a grant only ever holds pairs that a decision approved.
 *
 * Begin at `requests/scope-request.state.ts`, then `requests/` (the developer), `screening/`, `review/` (what the queue asks), `grants/`.
 */
export { ScopesController } from './catalogue/scopes.controller.js';
export { RequestClocksSchedule } from './clocks/request-clocks.schedule.js';
export { GrantController } from './grants/grant.controller.js';
export { Grants } from './grants/grants.js';
export { QuotaRequestsController } from './quota-requests/quota-requests.controller.js';
export { QuotaThreadController } from './quota-requests/quota-thread.controller.js';
export { RequestExpirySchedule } from './requests/request-expiry.schedule.js';
export { pairView } from './requests/scope-request.view.js';
export { RequestThreadController } from './requests/request-thread.controller.js';
export { ScopeRequestsController } from './requests/scope-requests.controller.js';
export { ScopeRequestsService } from './requests/scope-requests.service.js';
export { ScopeRequestsModule } from './scope-requests.module.js';
export { UseDraftController } from './use/use-draft.controller.js';
export { ScreenProcessor } from './screening/screen.processor.js';
