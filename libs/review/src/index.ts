/**
 * review: the queue of everything that people decide. It knows items and how they are decided, not what they are about.
 *
 * Nouns: an *item* is one revision of a *subject* (a scope request, a quota request…) that waits for a decision; its *kind* is the
 * handler of the slice that the subject belongs to; a *lease* keeps others away while somebody works on it; a *verdict* is what one
 * reviewer said, the *outcome* what it comes to; an outcome may be *held* for up to a minute, in which it can be taken back.
 *
 * Invariants: a subject is locked before its item; of two decisions one wins; an approval with four eyes has two reviewers; nobody
 * decides where they have an interest; a decision takes effect exactly once, in one transaction with its audit row and its mails.
 *
 * A slice adds a kind: implement `ReviewKind`, register it in `onModuleInit`, `ReviewItems.open` in the transaction that queues the
 * subject (after the subject's own update), `ReviewItems.close` when it is withdrawn. A policy decides with
 * `Decisions.settle(transaction, SYSTEM, item, outcome)` after `open`; then nobody has to. An item is about a plugin or about a website;
 * who asked is called the developer on the wire in both cases.
 *
 * A kind whose requests have no pairs is decided *as a whole*: `whole-requests/` holds their life and their transitions.
 *
 * Begin at `review-kind.ts` and `verdicts/decisions.ts`.
 */
export { BulkDecisions } from './bulk/bulk-decisions.js';
export { BulkDecisionsController } from './bulk/bulk-decisions.controller.js';
export { Notices } from './clocks/notices.js';
export { SlaSchedule } from './clocks/sla.schedule.js';
export { reviewersOf, staffExcept, type StaffMember } from './clocks/staff.js';
export { ReviewProgress, type QueueProgress } from './estimates/review-progress.js';
export { ReviewProgressView } from './estimates/review-progress.dto.js';
export { ReviewFiguresController } from './figures/review-figures.controller.js';
export { ReviewTimesController } from './estimates/review-times.controller.js';
export { ReviewItem } from './items/review-item.entity.js';
export { ReviewItems, type NewReviewItem } from './items/review-items.js';
export { slaStateAt, type ReviewItemState, type SlaState } from './items/review-item.state.js';
export { Leases } from './leases/leases.js';
export type { Reviewer } from './people/conflict-of-interest.js';
export { RoleEffectsController } from './people/role-effects.controller.js';
export { QueueReader } from './queue/queue-reader.js';
export { PairView } from './queue/card-pairs.dto.js';
export { ReviewItemsController } from './queue/review-items.controller.js';
export { CannedReasonsController } from './reasons/canned-reasons.controller.js';
export { type PolicyFacts, type PolicyRule } from './policies/policy-rule.js';
export { ReviewPoliciesController } from './policies/review-policies.controller.js';
export { AppliedPolicyView } from './policies/review-policies.dto.js';
export { ReviewPolicies, type AppliedPolicy } from './policies/review-policies.js';
export { appliedView } from './policies/review-policies.views.js';
export { AlreadyDecided, ConflictOfInterest, ItemNotOpen, ReviewItemNotFound } from './review.errors.js';
export {
  decidedInSets,
  ReviewKinds,
  type AskedPairCard,
  type DecidedItem,
  type DecidedTogether,
  type ItemDescription,
  type KindCard,
  type PairCard,
  type ReviewKind,
} from './review-kind.js';
export { ReviewModule } from './review.module.js';
export { RequestChangeView, ReviewedRequestView, WholeRequestSummary, wholeRequestSummary } from './reviewed-request.dto.js';
export { ReviewSettingsController } from './settings/review-settings.controller.js';
export { DEFAULT_RULES, ReviewSettings, type ReviewRules } from './settings/review-settings.js';
export { AskersThread } from './thread/askers-thread.js';
export { MessageBody, ThreadView } from './thread/thread.dto.js';
export { Decisions } from './verdicts/decisions.js';
export { Effects } from './verdicts/effects.js';
export { EffectsSchedule } from './verdicts/effects.schedule.js';
export type { Outcome, PairOutcome, PairVerdict, PairVerdictGiven, Verdict, VerdictGiven } from './verdicts/outcome.js';
export { planWhole } from './whole-requests/plan-whole.js';
export { ReviewedRequests } from './whole-requests/reviewed-requests.js';
export { RequestEvent, WholeRequest, WholeRequestEvent } from './whole-requests/whole-request.entity.js';
export {
  nextState,
  WHOLE_REQUEST_STATES,
  WHOLE_REQUEST_TRANSITIONS,
  type Transition,
  type WholeRequestAction,
  type WholeRequestState,
} from './whole-requests/whole-request.state.js';
export { WholeRequestTransitions } from './whole-requests/whole-request-transitions.js';
