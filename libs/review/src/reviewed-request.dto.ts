import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { ReviewProgressView } from './estimates/review-progress.dto.js';
import { AppliedPolicyView } from './policies/review-policies.dto.js';
import type { WholeRequest } from './whole-requests/whole-request.entity.js';

/** What is said in every list of requests that are decided as a whole; each kind adds its states and what is asked for. */
export class WholeRequestSummary {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'integer' })
  revision: number;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decided_at: string | null;

  @ApiProperty({ type: String, nullable: true })
  decision_reason: string | null;
}

export function wholeRequestSummary(request: Readonly<WholeRequest<string>>): WholeRequestSummary {
  return {
    id: request.id,
    revision: request.revision,
    created_at: request.createdAt.toISOString(),
    decided_at: request.decidedAt?.toISOString() ?? null,
    decision_reason: request.decisionReason,
  };
}

/** One change of a request's state; each kind adds `from` and `to` with its own states. */
export class RequestChangeView {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ enum: ['developer', 'reviewer', 'gatehouse'], description: '`developer`: who asked, also for a website.' })
  by: 'developer' | 'reviewer' | 'gatehouse';

  @ApiProperty({ type: 'integer' })
  revision: number;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

/** What whoever asked reads of the review; a view with it names `AppliedPolicyView` among its extra models. */
export class ReviewedRequestView {
  @ApiProperty({ type: ReviewProgressView })
  progress: ReviewProgressView;

  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(AppliedPolicyView) }, { type: 'null' }],
    description: 'What the review policy said of this revision.',
  })
  policy: AppliedPolicyView | null;
}
