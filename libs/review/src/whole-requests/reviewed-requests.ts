import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReviewProgress } from '../estimates/review-progress.js';
import { ReviewPolicies } from '../policies/review-policies.js';
import { appliedView } from '../policies/review-policies.views.js';
import type { ReviewedRequestView } from '../reviewed-request.dto.js';
import type { WholeRequestState } from './whole-request.state.js';

/** What the queue and the policies say of a request, for whoever asked. */
@Injectable()
export class ReviewedRequests {
  constructor(
    private readonly progress: ReviewProgress,
    private readonly policies: ReviewPolicies,
  ) {}

  /** @param request its state is that of now. @param missing sentences: what whoever asked has to do */
  async of(
    manager: EntityManager,
    { id, revision, state }: { readonly id: string; readonly revision: number; readonly state: WholeRequestState | 'expired' },
    missing: string[],
  ): Promise<ReviewedRequestView> {
    const { first_verdict_given, ...queue } = await this.progress.of(manager, id);
    const said = await this.policies.saidOf(manager, id, revision);
    return {
      progress: { ...queue, waits_for: waitsFor(state, first_verdict_given), missing },
      policy: said ? appliedView(said) : null,
    };
  }
}

function waitsFor(state: WholeRequestState | 'expired', firstVerdictGiven: boolean): ReviewedRequestView['progress']['waits_for'] {
  switch (state) {
    case 'queued':
      return firstVerdictGiven ? 'second_reviewer' : 'reviewer';
    case 'changes_requested':
      return 'you';
    case 'approved':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return 'nobody';
  }
}
