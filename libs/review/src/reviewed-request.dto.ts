import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { ReviewProgressView } from './estimates/review-progress.dto.js';
import { AppliedPolicyView } from './policies/review-policies.dto.js';

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
