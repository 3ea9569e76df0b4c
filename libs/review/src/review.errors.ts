import { AppError } from '@gatehouse/platform';
import type { ReviewItemState } from './items/review-item.state.js';
import type { Verdict } from './verdicts/outcome.js';

export class ReviewItemNotFound extends AppError {
  constructor() {
    super({ code: 'review_item_not_found', kind: 'not_found', detail: 'There is no such item; the review queue lists those there are.' });
  }
}

/** The decision that was made first. */
export interface WinningDecision {
  readonly verdict: Verdict;
  readonly state: string;
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
      detail: `${decision.decided_by} decided this already (${decision.state}); nothing was changed.`,
      extensions: { decision },
    });
  }
}

/** The item left the queue without a decision, or is not in the state that the action needs. */
export class ItemNotOpen extends AppError {
  constructor(state: ReviewItemState) {
    super({
      code: 'wrong_state',
      kind: 'conflict',
      detail: `The item is ${state}; it does not wait for a decision any more.`,
      extensions: { state },
    });
  }
}

export class ItemLeased extends AppError {
  constructor(holder: { readonly id: string; readonly name: string }, until: Date) {
    super({
      code: 'leased',
      kind: 'conflict',
      detail: `${holder.name} works on this item until ${until.toISOString()}; take another one.`,
      extensions: { holder, until: until.toISOString() },
    });
  }
}

export class SecondReviewerNeeded extends AppError {
  constructor() {
    super({
      code: 'second_reviewer_needed',
      kind: 'conflict',
      detail: 'Your verdict on this item is stored; it waits for a second reviewer. You can take yours back meanwhile.',
    });
  }
}

export class NothingToTakeBack extends AppError {
  constructor() {
    super({
      code: 'nothing_to_take_back',
      kind: 'conflict',
      detail: 'You have no decision on this item that can be taken back: there is none of yours, or its hold is over.',
    });
  }
}

export class ConflictOfInterest extends AppError {
  constructor(why: string) {
    super({ code: 'conflict_of_interest', kind: 'forbidden', detail: `${why} Another reviewer has to decide this.` });
  }
}

export class CannedReasonNotFound extends AppError {
  constructor() {
    super({ code: 'canned_reason_not_found', kind: 'not_found', detail: 'There is no canned reason of this code.' });
  }
}

export class CannedReasonTaken extends AppError {
  constructor(code: string) {
    super({ code: 'canned_reason_taken', kind: 'conflict', detail: `There is a canned reason ${code} already; change that one.` });
  }
}

/** What would happen is not what the dry run said. */
export class SetChanged extends AppError {
  constructor() {
    super({
      code: 'set_changed',
      kind: 'conflict',
      detail: 'The token does not fit: the items or the verdict are not those of your dry run any more. Make a new dry run.',
    });
  }
}

export const SUSPENDED = 'The developer’s account is suspended; this can be decided when an administrator has reinstated it.';

/** Nothing is given to an account that is suspended, and nothing is held against it. */
export class DeveloperSuspended extends AppError {
  constructor() {
    super({
      code: 'developer_suspended',
      kind: 'conflict',
      detail: SUSPENDED,
    });
  }
}
