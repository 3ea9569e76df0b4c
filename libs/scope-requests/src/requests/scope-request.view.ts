import type { PairView } from '@gatehouse/review';
import { pairKey, type ScopeCatalogue, type ScopePair } from '@gatehouse/scopes';
import type { PairUse } from '../use/pair-use.js';
import type { RequestedPair } from './requested-pair.entity.js';
import type { ScopeRequestEvent } from './scope-request-event.entity.js';
import type { ScopeRequest } from './scope-request.entity.js';
import { lapsesAt, stateAt } from '../clocks/changes-window.js';
import { decisionOf } from './scope-request.state.js';
import type { DecisionView, RequestedPairView, ScopeRequestEventView, ScopeRequestSummary } from './scope-requests.dto.js';

/** What a view needs of a request; who wrote and who decided it is not shown. */
type Shown = Omit<ScopeRequest, 'createdBy' | 'decidedBy'>;

export function summaryOf(request: Shown, now: Date): ScopeRequestSummary {
  return {
    id: request.id,
    plugin_id: request.pluginId,
    state: stateAt(request, now),
    revision: request.revision,
    created_at: request.createdAt.toISOString(),
    submitted_at: request.submittedAt?.toISOString() ?? null,
    queued_at: request.queuedAt?.toISOString() ?? null,
    appeal_of: request.appealOf,
    expires_at: lapsesAt(request)?.toISOString() ?? null,
  };
}

/** A pair in plain words, also one of an old request that the catalogue has forgotten. */
export function pairView(catalogue: ScopeCatalogue, { scope, mode }: ScopePair): PairView {
  const known = catalogue.has({ scope, mode });
  return {
    scope,
    mode,
    text: known ? catalogue.describe({ scope, mode }) : null,
    risk: known ? catalogue.riskOf({ scope, mode }) : null,
  };
}

/** @param uses what development used, by `scope/mode` */
export function requestedPairView(catalogue: ScopeCatalogue, pair: RequestedPair, uses: ReadonlyMap<string, PairUse>): RequestedPairView {
  const { justification, verdict, verdictReason } = pair;
  const use = uses.get(pairKey(pair));
  const used = use ? { count: use.count, routes: [...use.routes] } : null;
  return { ...pairView(catalogue, pair), justification, verdict, verdict_reason: verdictReason, used };
}

export function decisionView(request: Shown, pairs: readonly RequestedPair[]): DecisionView | null {
  const verdict = decisionOf(request.state);
  if (verdict === null || request.decidedAt === null) return null;
  return {
    verdict,
    partly: verdict === 'approve' && pairs.some((pair) => pair.verdict === 'denied'),
    reason: request.decisionReason,
    at: request.decidedAt.toISOString(),
  };
}

/** @param developerId the account that owns the plugin; every other account in an event is a reviewer's */
export function eventView(event: ScopeRequestEvent, developerId: string): ScopeRequestEventView {
  const { revision, reason } = event.detail;
  return {
    at: event.at.toISOString(),
    by: event.actorKind === 'account' ? (event.actorId === developerId ? 'developer' : 'reviewer') : 'gatehouse',
    from: event.fromState,
    to: event.toState,
    revision: typeof revision === 'number' ? revision : 1,
    reason: typeof reason === 'string' ? reason : null,
  };
}
