import { ApiExtraModels, ApiProperty, IntersectionType } from '@nestjs/swagger';
import { AppliedPolicyView, RequestChangeView, ReviewedRequestView, WholeRequestSummary } from '@gatehouse/review';
import { IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import { QUOTA_REQUEST_STATES, type QuotaRequestState } from './quota-request.state.js';

export class QuotaRequestBody {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000_000_000, description: 'Requests a UTC day; more than the present limit.' })
  @IsInt({ message: 'daily_limit must be a whole number.' })
  @Min(1)
  @Max(1_000_000_000, { message: 'daily_limit must be at most 1,000,000,000.' })
  daily_limit: number;

  @ApiProperty({ minLength: 1, maxLength: 1_000, description: 'Why the plugin needs it; a reviewer decides by it.' })
  @Matches(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u, { message: 'reason must not contain control characters.' })
  @Matches(/\S/, { message: 'Say why the plugin needs a higher quota.' })
  @Length(1, 1_000, { message: 'reason must have 1 to 1000 characters.' })
  @IsString({ message: 'reason must be a text.' })
  reason: string;
}

export class DayOfUseView {
  @ApiProperty({ format: 'date', description: 'UTC.' })
  day: string;

  @ApiProperty({ type: 'integer' })
  used: number;
}

export class QuotaUseView {
  @ApiProperty({ type: 'integer', description: 'The present daily limit.' })
  daily_limit: number;

  @ApiProperty({ type: [DayOfUseView], description: 'The last 30 UTC days, the oldest first, today last.' })
  days: DayOfUseView[];

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'When the daily use reaches the limit if it goes on growing as it did; null when that cannot be said.',
  })
  predicted_exhaustion: string | null;
}

export class QuotaRequestEventView extends RequestChangeView {
  @ApiProperty({ type: String, enum: [...QUOTA_REQUEST_STATES, null], nullable: true })
  from: QuotaRequestState | null;

  @ApiProperty({ enum: QUOTA_REQUEST_STATES })
  to: QuotaRequestState;
}

export class QuotaRequestSummary extends WholeRequestSummary {
  @ApiProperty({ format: 'uuid' })
  plugin_id: string;

  @ApiProperty({ enum: QUOTA_REQUEST_STATES })
  state: QuotaRequestState;

  @ApiProperty({ type: 'integer', description: 'The limit when it was asked.' })
  from_limit: number;

  @ApiProperty({ type: 'integer' })
  daily_limit: number;

  @ApiProperty()
  reason: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Until when changes can be submitted.' })
  expires_at: string | null;
}

@ApiExtraModels(AppliedPolicyView)
export class QuotaRequestView extends IntersectionType(QuotaRequestSummary, ReviewedRequestView) {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Place in the review queue, from 1; null when it does not wait there.' })
  queue_position: number | null;

  @ApiProperty({ type: QuotaUseView })
  use: QuotaUseView;

  @ApiProperty({ type: [QuotaRequestEventView], description: 'Every change of state, the oldest first.' })
  events: QuotaRequestEventView[];
}
