import { AppError } from '@gatehouse/platform';

export class ReviewPolicyNotFound extends AppError {
  constructor() {
    super({
      code: 'review_policy_not_found',
      kind: 'not_found',
      detail: 'There is no such version; the list of review policies shows those there are.',
    });
  }
}

/** Nobody has looked at what these rules would have done. */
export class SimulationRequired extends AppError {
  constructor(version: number) {
    super({
      code: 'simulation_required',
      kind: 'conflict',
      detail: `Version ${version} was never simulated. Post exactly its rules to /api/administration/review-policies/simulate, look at where it differs from what people decided, and switch it on then.`,
    });
  }
}
