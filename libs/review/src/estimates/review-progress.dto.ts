import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { SCOPE_RISKS, type ScopeRisk } from '@gatehouse/scopes';
import { SLA_STATES, type SlaState } from '../items/review-item.state.js';

const RISKS = [...SCOPE_RISKS];

export class TierTimesView {
  @ApiProperty({ enum: RISKS })
  risk: ScopeRisk;

  @ApiProperty({ type: 'integer', description: 'Decisions of people in the last 30 days; what a policy decided is not counted.' })
  samples: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Hours from queueing to the decision, median; null below five samples.' })
  p50_hours: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Hours; nine of ten were decided sooner; null below five samples.' })
  p90_hours: number | null;
}

export class ReviewTimesView {
  @ApiProperty({ type: 'integer' })
  days: number;

  @ApiProperty({ type: [TierTimesView] })
  tiers: TierTimesView[];
}

/** Where something stands in the review, for whoever asked. */
@ApiExtraModels(TierTimesView)
export class ReviewProgressView {
  @ApiProperty({ enum: ['reviewer', 'second_reviewer', 'gatehouse', 'you', 'nobody'], description: 'Who has to do the next step.' })
  waits_for: 'reviewer' | 'second_reviewer' | 'gatehouse' | 'you' | 'nobody';

  @ApiProperty({ type: [String], description: 'What is missing, in sentences; empty when nothing is.' })
  missing: string[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'Place in the review queue, from 1; null when it does not wait there.' })
  queue_position: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the review is due.' })
  sla_deadline: string | null;

  @ApiProperty({ type: String, enum: [...SLA_STATES, null], nullable: true })
  sla_state: SlaState | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it will probably be decided; null when that cannot be said.',
  })
  estimated_at: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the estimate goes by, or why there is none.' })
  estimate_note: string | null;

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(TierTimesView) }, { type: 'null' }], description: 'Published review times of its tier.' })
  review_times: TierTimesView | null;
}
