import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { PageQuery } from '@gatehouse/platform';
import { SCOPE_MODES, type ScopeMode } from '@gatehouse/scopes';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { RISKS, type Risk } from '../catalogue/scopes.dto.js';
import { GrantedPairView } from '../grants/grant.dto.js';
import { MAX_PAIRS } from '../requests/asked-pairs.js';
import type { PairVerdict } from '../requests/requested-pair.entity.js';
import { SCOPE_REQUEST_STATES, type DecisionAction, type ScopeRequestState } from '../requests/scope-request.state.js';
import {
  DECISIONS,
  DecisionView,
  PAIR_VERDICTS,
  RequestedPairView,
  ScopeRequestEventView,
  ScopeRequestSummary,
} from '../requests/scope-requests.dto.js';

/** A draft is its developer's own business. */
export const REVIEWED_STATES = SCOPE_REQUEST_STATES.filter((state) => state !== 'draft');
const MAX_REASON = 2_000;

export class ReviewQuery extends PageQuery {
  @ApiPropertyOptional({ enum: REVIEWED_STATES, default: 'queued' })
  @IsOptional()
  @IsIn(REVIEWED_STATES)
  state: ScopeRequestState = 'queued';
}

export class ReviewedPluginView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  description: string;

  @ApiProperty()
  urn: string;

  @ApiProperty({ format: 'date-time' })
  created_at: string;
}

export class DeveloperView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer', description: 'Whole days since the account was made.' })
  account_age_days: number;
}

export class ReviewItem extends ScopeRequestSummary {
  @ApiProperty()
  plugin: ReviewedPluginView;

  @ApiProperty()
  developer: DeveloperView;

  @ApiProperty({ type: 'integer' })
  pairs_count: number;

  @ApiProperty({ type: 'integer', description: 'Findings of the screening of this revision.' })
  findings_count: number;

  @ApiProperty({ type: String, enum: [...RISKS, null], nullable: true, description: 'The highest risk among the pairs.' })
  highest_risk: Risk | null;

  @ApiProperty({ description: 'You may decide it.' })
  can_decide: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Why you may not.' })
  why_not: string | null;
}

export class FindingView {
  @ApiProperty({ example: 'justification_short' })
  code: string;

  @ApiProperty({ enum: ['note', 'warning'], description: 'A request is clean while it has no warning.' })
  severity: 'note' | 'warning';

  @ApiProperty({ type: String, nullable: true })
  scope: string | null;

  @ApiProperty({ type: String, enum: [...SCOPE_MODES, null], nullable: true })
  mode: ScopeMode | null;

  @ApiProperty()
  detail: string;
}

export class RouteUseView {
  @ApiProperty({ example: 'GET /v1/website/:website_id' })
  route: string;

  @ApiProperty({ type: String, nullable: true, description: 'The scope it would need in production.' })
  scope: string | null;

  @ApiProperty({ type: String, enum: [...SCOPE_MODES, null], nullable: true })
  mode: ScopeMode | null;

  @ApiProperty({ type: 'integer' })
  count: number;

  @ApiProperty({ format: 'date', description: 'The last UTC day it was called.' })
  last_day: string;
}

@ApiExtraModels(DecisionView)
export class ReviewCard extends ReviewItem {
  @ApiProperty({ type: [RequestedPairView] })
  pairs: RequestedPairView[];

  @ApiProperty({ type: [FindingView] })
  findings: FindingView[];

  @ApiProperty({ type: [GrantedPairView], description: 'What the plugin holds now.' })
  current_grant: GrantedPairView[];

  @ApiProperty({ type: [RouteUseView], description: 'What its development keypair called in the last 30 days.' })
  development_use: RouteUseView[];

  @ApiProperty({ type: [ScopeRequestEventView] })
  events: ScopeRequestEventView[];

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(DecisionView) }, { type: 'null' }] })
  decision: DecisionView | null;
}

export class PairVerdictBody {
  @ApiProperty()
  @IsString({ message: 'scope must be a text.' })
  @MaxLength(200)
  scope: string;

  @ApiProperty({ enum: SCOPE_MODES })
  @IsIn(SCOPE_MODES)
  mode: ScopeMode;

  @ApiProperty({ enum: PAIR_VERDICTS })
  @IsIn(PAIR_VERDICTS)
  verdict: PairVerdict;

  @ApiPropertyOptional({ maxLength: MAX_REASON, description: 'Needed with denied.' })
  @IsOptional()
  @IsString({ message: 'reason must be a text.' })
  @MaxLength(MAX_REASON)
  reason?: string;
}

export class DecisionBody {
  @ApiProperty({ enum: DECISIONS })
  @IsIn(DECISIONS)
  verdict: DecisionAction;

  @ApiPropertyOptional({ type: [PairVerdictBody], description: 'With approve: a verdict on each pair; left out, all are approved.' })
  @IsOptional()
  @IsArray({ message: 'pairs must be a list.' })
  @ArrayMinSize(1, { message: 'Leave pairs out, or give each pair a verdict.' })
  @ArrayMaxSize(MAX_PAIRS)
  @ValidateNested({ each: true })
  @Type(() => PairVerdictBody)
  pairs?: PairVerdictBody[];

  @ApiPropertyOptional({ maxLength: MAX_REASON, description: 'Needed with reject and request_changes. The developer reads it.' })
  @IsOptional()
  @IsString({ message: 'reason must be a text.' })
  @MaxLength(MAX_REASON)
  reason?: string;
}
