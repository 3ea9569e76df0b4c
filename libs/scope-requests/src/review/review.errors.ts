import { AppError } from '@gatehouse/platform';
import type { DecisionAction, ScopeRequestState } from '../requests/scope-request.state.js';

/** The decision that was made first. */
export interface WinningDecision {
  readonly verdict: DecisionAction;
  readonly state: ScopeRequestState;
  readonly decided_by: string;
  readonly decided_at: string;
  readonly reason: string | null;
}

/** Somebody else was faster; `extensions.decision` says who and what. */
export class AlreadyDecided extends AppError {
  constructor(decision: WinningDecision) {
    super({
      code: 'already_decided',
      kind: 'conflict',
      detail: `${decision.decided_by} decided this request already (${decision.state}); your decision was not taken.`,
      extensions: { decision },
    });
  }
}

export class ConflictOfInterest extends AppError {
  constructor(why: string) {
    super({ code: 'conflict_of_interest', kind: 'forbidden', detail: `${why} Another reviewer has to decide this request.` });
  }
}
