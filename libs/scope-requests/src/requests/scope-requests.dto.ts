import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath, IntersectionType } from '@nestjs/swagger';
import { AppliedPolicyView, PairView, RequestChangeView, ReviewedRequestView } from '@gatehouse/review';
import { SCOPE_MODES } from '@gatehouse/scopes';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional, IsString, Length, MaxLength, ValidateNested } from 'class-validator';
import { MAX_JUSTIFICATION, MAX_PAIRS } from './asked-pairs.js';
import type { PairVerdict } from './requested-pair.entity.js';
import { SCOPE_REQUEST_STATES, type DecisionAction, type ScopeRequestState } from './scope-request.state.js';

export const PAIR_VERDICTS = ['approved', 'denied'] as const satisfies readonly PairVerdict[];
export const DECISIONS = ['approve', 'reject', 'request_changes'] as const satisfies readonly DecisionAction[];

export class AskedPairBody {
  @ApiProperty({ example: 'website:conversation:messages', maxLength: 200 })
  @IsString({ message: 'scope must be a text.' })
  @MaxLength(200, { message: 'scope must have at most 200 characters.' })
  scope: string;

  @ApiProperty({ enum: SCOPE_MODES })
  @IsString({ message: 'mode must be a text.' })
  @MaxLength(200, { message: 'mode must have at most 200 characters.' })
  mode: string;

  @ApiProperty({
    maxLength: MAX_JUSTIFICATION,
    description: 'Why the plugin needs the pair; kept to the letter. It may be blank in a draft.',
  })
  @IsString({ message: 'justification must be a text.' })
  @MaxLength(MAX_JUSTIFICATION, { message: `justification must have at most ${MAX_JUSTIFICATION} characters.` })
  justification: string;
}

export class PairsBody {
  @ApiProperty({ type: [AskedPairBody], minItems: 1, maxItems: MAX_PAIRS })
  @IsArray({ message: 'pairs must be a list.' })
  @ArrayMinSize(1, { message: 'Ask for at least one pair.' })
  @ArrayMaxSize(MAX_PAIRS, { message: `A request may ask for at most ${MAX_PAIRS} pairs.` })
  @ValidateNested({ each: true })
  @Type(() => AskedPairBody)
  pairs: AskedPairBody[];
}

export class CreateScopeRequestBody extends PairsBody {
  @ApiPropertyOptional({ default: true, description: 'False keeps it as a draft.' })
  @IsOptional()
  @IsBoolean({ message: 'submit must be true or false.' })
  submit?: boolean;
}

export class AppealBody {
  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'Why the decision should be looked at again; reviewers read it.' })
  @IsString({ message: 'reason must be a text.' })
  @Length(1, 2000, { message: 'Say why, in at most 2000 characters.' })
  reason: string;
}

export class PairUseView {
  @ApiProperty({ type: 'integer', description: 'Calls of the development keypair in the last 30 days.' })
  count: number;

  @ApiProperty({ type: [String], description: 'The routes that were called, the most called first.' })
  routes: string[];
}

@ApiExtraModels(PairUseView)
export class RequestedPairView extends PairView {
  @ApiProperty()
  justification: string;

  @ApiProperty({ type: String, enum: [...PAIR_VERDICTS, null], nullable: true })
  verdict: PairVerdict | null;

  @ApiProperty({ type: String, nullable: true })
  verdict_reason: string | null;

  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(PairUseView) }, { type: 'null' }],
    description: 'How development used the pair; null when it never did.',
  })
  used: PairUseView | null;
}

export class ScopeRequestEventView extends RequestChangeView {
  @ApiProperty({ type: String, enum: [...SCOPE_REQUEST_STATES, null], nullable: true })
  from: ScopeRequestState | null;

  @ApiProperty({ enum: SCOPE_REQUEST_STATES })
  to: ScopeRequestState;
}

export class DecisionView {
  @ApiProperty({ enum: DECISIONS })
  verdict: DecisionAction;

  @ApiProperty({ description: 'Approved, with at least one pair denied.' })
  partly: boolean;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ format: 'date-time' })
  at: string;
}

export class ClaimView {
  @ApiProperty({
    enum: ['waiting', 'claimed', 'lapsed'],
    description: '`lapsed`: the approval is void, and its pairs can be asked for again.',
  })
  state: 'waiting' | 'claimed' | 'lapsed';

  @ApiProperty({ format: 'date-time', description: 'Until when it could be claimed, or can.' })
  until: string;
}

export class ScopeRequestSummary {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  plugin_id: string;

  @ApiProperty({ enum: SCOPE_REQUEST_STATES })
  state: ScopeRequestState;

  @ApiProperty({ type: 'integer', description: 'Counts submissions, from 1.' })
  revision: number;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  submitted_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  queued_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Until when changes can be submitted.' })
  expires_at: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The request that this one appeals against.' })
  appeal_of: string | null;
}

@ApiExtraModels(AppliedPolicyView, ClaimView, DecisionView)
export class ScopeRequestView extends IntersectionType(ScopeRequestSummary, ReviewedRequestView) {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Place in the review queue, from 1; null when it does not wait there.' })
  queue_position: number | null;

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(DecisionView) }, { type: 'null' }] })
  decision: DecisionView | null;

  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(ClaimView) }, { type: 'null' }],
    description: 'Of an approval: the production keypair that it waited for; null when it added to one that was claimed.',
  })
  claim: ClaimView | null;

  @ApiProperty({ type: [RequestedPairView] })
  pairs: RequestedPairView[];

  @ApiProperty({ type: [ScopeRequestEventView], description: 'Every change of state, the oldest first.' })
  events: ScopeRequestEventView[];
}
