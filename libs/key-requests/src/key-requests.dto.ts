import { ApiExtraModels, ApiProperty, IntersectionType, PickType } from '@nestjs/swagger';
import { CreateWebsiteKeyBody } from '@gatehouse/credentials';
import {
  AppliedPolicyView,
  RequestChangeView,
  ReviewedRequestView,
  WHOLE_REQUEST_STATES,
  WholeRequestSummary,
  type WholeRequestState,
} from '@gatehouse/review';
import { IsString, Length, Matches } from 'class-validator';

const FIELDS = ['name', 'expires_at', 'allowed_addresses', 'allowed_in_url', 'daily_quota'] as const;

export class KeyRequestBody extends PickType(CreateWebsiteKeyBody, FIELDS) {
  @ApiProperty({ minLength: 1, maxLength: 1_000, description: 'What the contact centre needs full access for; a reviewer decides by it.' })
  @Matches(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u, { message: 'justification must not contain control characters.' })
  @Matches(/\S/, { message: 'Say what the contact centre needs the key for.' })
  @Length(1, 1_000, { message: 'justification must have 1 to 1000 characters.' })
  @IsString({ message: 'justification must be a text.' })
  justification: string;
}

export class KeyAppealBody {
  @ApiProperty({ minLength: 1, maxLength: 1_000, description: 'Why the decision should be looked at again.' })
  @Matches(/\S/, { message: 'Say why the decision should be looked at again.' })
  @Length(1, 1_000, { message: 'reason must have 1 to 1000 characters.' })
  @IsString({ message: 'reason must be a text.' })
  reason: string;
}

export class KeyRequestEventView extends RequestChangeView {
  @ApiProperty({ type: String, enum: [...WHOLE_REQUEST_STATES, null], nullable: true })
  from: WholeRequestState | null;

  @ApiProperty({ enum: WHOLE_REQUEST_STATES })
  to: WholeRequestState;
}

export class KeyRequestSummary extends WholeRequestSummary {
  @ApiProperty({ format: 'uuid' })
  website_id: string;

  @ApiProperty({ enum: WHOLE_REQUEST_STATES })
  state: WholeRequestState;

  @ApiProperty()
  name: string;

  @ApiProperty()
  justification: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: never.' })
  expires_at: string | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Null: from everywhere.' })
  allowed_addresses: string[] | null;

  @ApiProperty()
  allowed_in_url: boolean;

  @ApiProperty({ type: 'integer', description: 'Requests a UTC day.' })
  daily_quota: number;

  @ApiProperty({ format: 'uuid', description: 'The operator who asked; the key belongs to the website, not to them.' })
  created_by: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Once approved: the key to claim, among the website’s keys.' })
  key_id: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The rejected request that this one appeals against.' })
  appeal_of: string | null;
}

@ApiExtraModels(AppliedPolicyView)
export class KeyRequestView extends IntersectionType(KeyRequestSummary, ReviewedRequestView) {
  @ApiProperty({ type: [KeyRequestEventView], description: 'Every change of state, the oldest first.' })
  events: KeyRequestEventView[];
}
