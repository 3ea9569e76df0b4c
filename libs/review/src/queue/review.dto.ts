import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { PageQuery } from '@gatehouse/platform';
import { SCOPE_MODES, type ScopeMode, type ScopeRisk } from '@gatehouse/scopes';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { REVIEW_ITEM_STATES, SLA_STATES, type ReviewItemState, type SlaState } from '../items/review-item.state.js';
import { CommentView } from '../thread/thread.dto.js';
import { PAIR_VERDICTS, VERDICTS, type PairVerdict, type Verdict } from '../verdicts/outcome.js';
import { ItemWebsiteView } from './item-website.dto.js';

export const RISKS: readonly ScopeRisk[] = ['low', 'medium', 'high'];
const UUID_TEXT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export class ItemFilter {
  @ApiPropertyOptional({ enum: REVIEW_ITEM_STATES, default: 'open' })
  @IsOptional()
  @IsIn(REVIEW_ITEM_STATES)
  state: ReviewItemState = 'open';

  @ApiPropertyOptional({ enum: RISKS })
  @IsOptional()
  @IsIn(RISKS)
  risk?: ScopeRisk;

  @ApiPropertyOptional({ example: 'scope_request' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  kind?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @Matches(UUID_TEXT)
  plugin_id?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @Matches(UUID_TEXT)
  developer_id?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The website that it is about.' })
  @IsOptional()
  @Matches(UUID_TEXT)
  website_id?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'What it is about, for example the id of a scope request.' })
  @IsOptional()
  @Matches(UUID_TEXT)
  subject_id?: string;

  @ApiPropertyOptional({ description: 'An account’s id, `me` or `none`.' })
  @IsOptional()
  @Matches(/^(me|none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i)
  assignee?: string;

  @ApiPropertyOptional({ enum: SLA_STATES })
  @IsOptional()
  @IsIn(SLA_STATES)
  sla?: SlaState;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'Queued at least so many hours ago.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(100_000)
  older_than_hours?: number;
}

export class ItemQuery extends ItemFilter {
  // The two fields of PageQuery; a class has one parent.
  @ApiPropertyOptional({ description: 'The next_cursor of the page before; leave it out for the first page.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: PageQuery['cursor'];

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;
}

export class AssigneeBody {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'A reviewer or administrator; null = nobody.' })
  @ValidateIf((_object, value) => value !== null)
  @IsUUID()
  account_id: string | null;
}

export class PersonView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

export class LeaseView {
  @ApiProperty()
  holder: PersonView;

  @ApiProperty({ format: 'date-time' })
  until: string;
}

export class ItemPluginView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  urn: string;
}

export class ItemDeveloperView extends PersonView {
  @ApiProperty({ type: 'integer', description: 'Whole days since the account was made.' })
  account_age_days: number;

  @ApiProperty({ description: 'Nothing that a suspended account asks for can be decided.' })
  suspended: boolean;
}

@ApiExtraModels(LeaseView, PersonView, ItemPluginView, ItemWebsiteView)
export class ReviewItemView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'scope_request' })
  kind: string;

  @ApiProperty({ format: 'uuid', description: 'What it is about, for example the id of a scope request.' })
  subject_id: string;

  @ApiProperty({ type: 'integer' })
  revision: number;

  @ApiProperty()
  title: string;

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(ItemPluginView) }, { type: 'null' }] })
  plugin: ItemPluginView | null;

  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(ItemWebsiteView) }, { type: 'null' }],
    description: 'The website that it is about, where it is about one and not about a plugin.',
  })
  website: ItemWebsiteView | null;

  @ApiProperty({ description: 'Who asked: a developer, or an operator of the website.' })
  developer: ItemDeveloperView;

  @ApiProperty({ enum: RISKS, description: 'The highest tier of all that is asked.' })
  risk: ScopeRisk;

  @ApiProperty({ type: 'integer', description: 'Higher comes first; 0 is usual.' })
  priority: number;

  @ApiProperty({ enum: REVIEW_ITEM_STATES })
  state: ReviewItemState;

  @ApiProperty({ format: 'date-time' })
  queued_at: string;

  @ApiProperty({ format: 'date-time' })
  sla_deadline: string;

  @ApiProperty({ enum: SLA_STATES, description: 'due_soon from 80 % of its time on.' })
  sla: SlaState;

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(LeaseView) }, { type: 'null' }] })
  lease: LeaseView | null;

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(PersonView) }, { type: 'null' }] })
  assignee: PersonView | null;

  @ApiProperty({ type: 'integer', enum: [1, 2], description: 'How many reviewers an approval needs.' })
  need_eyes: 1 | 2;

  @ApiProperty({ description: 'One of two reviewers approved; it waits for a second reviewer.' })
  waiting_for_second: boolean;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  appeal_of: string | null;

  @ApiProperty({ type: String, enum: [...VERDICTS, null], nullable: true })
  verdict: Verdict | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decided_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Until then the decision can be taken back.' })
  hold_until: string | null;

  @ApiProperty({ description: 'You may decide it now.' })
  can_decide: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Why you may not.' })
  why_not: string | null;
}

export class PairCardView {
  @ApiProperty()
  scope: string;

  @ApiProperty({ enum: SCOPE_MODES })
  mode: ScopeMode;

  @ApiProperty({ type: String, nullable: true, description: 'In plain words; null when the catalogue no longer holds the pair.' })
  text: string | null;

  @ApiProperty({ type: String, enum: [...RISKS, null], nullable: true })
  risk: ScopeRisk | null;
}

export class OthersView {
  @ApiProperty({ type: 'integer', description: 'Other plugins that hold the pair.' })
  count: number;

  @ApiProperty({ description: 'Their share (0–1) of the other plugins that hold anything.' })
  share: number;
}

export class AskedPairCardView extends PairCardView {
  @ApiProperty()
  justification: string;

  @ApiProperty({ type: String, enum: ['added', 'changed', 'unchanged', null], nullable: true, description: 'Against the revision before.' })
  change: 'added' | 'changed' | 'unchanged' | null;

  @ApiProperty({ type: String, enum: [...PAIR_VERDICTS, null], nullable: true })
  verdict: PairVerdict | null;

  @ApiProperty({ type: String, nullable: true })
  verdict_reason: string | null;

  @ApiProperty({ type: 'integer', description: 'Requests of the development keypair in the last 30 days that would have needed it.' })
  used: number;

  @ApiProperty()
  others: OthersView;
}

export class FindingView {
  @ApiProperty({ example: 'justification_short' })
  code: string;

  @ApiProperty({ enum: ['note', 'warning'], description: 'A request is clean while it has no warning.' })
  severity: 'note' | 'warning';

  @ApiProperty({ type: String, nullable: true })
  scope: string | null;

  @ApiProperty({ type: String, enum: [...SCOPE_MODES, null], nullable: true })
  mode: string | null;

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

export class ItemEventView {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ enum: ['developer', 'reviewer', 'gatehouse'], description: '`developer`: who asked, also for a website.' })
  by: 'developer' | 'reviewer' | 'gatehouse';

  @ApiProperty({ type: String, nullable: true })
  from: string | null;

  @ApiProperty()
  to: string;

  @ApiProperty({ type: 'integer' })
  revision: number;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

export class PairOutcomeView {
  @ApiProperty()
  scope: string;

  @ApiProperty({ enum: SCOPE_MODES })
  mode: ScopeMode;

  @ApiProperty({ enum: PAIR_VERDICTS })
  verdict: PairVerdict;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason_code: string | null;
}

export class OutcomeView {
  @ApiProperty({ enum: VERDICTS })
  verdict: Verdict;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason_code: string | null;

  @ApiProperty({ type: [PairOutcomeView] })
  pairs: PairOutcomeView[];

  @ApiProperty({ format: 'date-time' })
  at: string;
}

@ApiExtraModels(PersonView)
export class VerdictView extends OutcomeView {
  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(PersonView) }, { type: 'null' }], description: 'Null: a policy.' })
  reviewer: PersonView | null;
}

export class DecisionOfItemView extends VerdictView {
  @ApiProperty({ description: 'Approved, with at least one pair denied.' })
  partly: boolean;
}

export class EarlierVerdictView {
  @ApiProperty({ format: 'uuid' })
  item_id: string;

  @ApiProperty()
  kind: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ description: 'About this very plugin; otherwise about another one of the account.' })
  same_plugin: boolean;

  @ApiProperty({ enum: VERDICTS })
  verdict: Verdict;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ format: 'date-time' })
  at: string;
}

@ApiExtraModels(DecisionOfItemView)
export class ReviewCardView extends ReviewItemView {
  @ApiProperty({ type: [AskedPairCardView], description: 'What is asked for; of a delta request only what would be added.' })
  asked: AskedPairCardView[];

  @ApiProperty({ type: [PairCardView], description: 'What would go, or the developer took back since the revision before.' })
  removed: PairCardView[];

  @ApiProperty({ type: [PairCardView], description: 'What the plugin holds now.' })
  holds: PairCardView[];

  @ApiProperty({ type: [RouteUseView], description: 'What its development keypair called in the last 30 days.' })
  development_use: RouteUseView[];

  @ApiProperty({ type: [FindingView] })
  findings: FindingView[];

  @ApiProperty({ type: [EarlierVerdictView], description: 'About the plugin and the account, the newest first, at most 20.' })
  earlier_verdicts: EarlierVerdictView[];

  @ApiProperty({ type: [CommentView] })
  thread: CommentView[];

  @ApiProperty({ type: [ItemEventView] })
  events: ItemEventView[];

  @ApiProperty({ type: [VerdictView], description: 'Of this item, those taken back left out.' })
  verdicts: VerdictView[];

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(DecisionOfItemView) }, { type: 'null' }] })
  decision: DecisionOfItemView | null;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What else this kind of item asks about.' })
  details: Readonly<Record<string, unknown>>;
}
