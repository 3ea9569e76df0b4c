import { PageQuery } from '@gatehouse/platform';
import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { SCOPE_RISKS, type ScopeRisk } from '@gatehouse/scopes';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { REVIEW_ITEM_STATES, SLA_STATES, type ReviewItemState, type SlaState } from '../items/review-item.state.js';

const UUID_TEXT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export class ItemFilter {
  @ApiPropertyOptional({ enum: REVIEW_ITEM_STATES, default: 'open' })
  @IsOptional()
  @IsIn(REVIEW_ITEM_STATES)
  state: ReviewItemState = 'open';

  @ApiPropertyOptional({ enum: SCOPE_RISKS })
  @IsOptional()
  @IsIn(SCOPE_RISKS)
  risk?: ScopeRisk;

  @ApiPropertyOptional({ example: 'scope_request' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  kind?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @Matches(UUID_TEXT, { message: '$property must be a whole id, such as 6f1c2d3e-4b5a-4c6d-8e7f-901234567890.' })
  plugin_id?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @Matches(UUID_TEXT, { message: '$property must be a whole id, such as 6f1c2d3e-4b5a-4c6d-8e7f-901234567890.' })
  developer_id?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The website that it is about.' })
  @IsOptional()
  @Matches(UUID_TEXT, { message: '$property must be a whole id, such as 6f1c2d3e-4b5a-4c6d-8e7f-901234567890.' })
  website_id?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'What it is about, for example the id of a scope request.' })
  @IsOptional()
  @Matches(UUID_TEXT, { message: '$property must be a whole id, such as 6f1c2d3e-4b5a-4c6d-8e7f-901234567890.' })
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

export class ItemQuery extends IntersectionType(ItemFilter, PageQuery) {}

export class AssigneeBody {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'A reviewer or administrator; null = nobody.' })
  @ValidateIf((_object, value) => value !== null)
  @IsUUID()
  account_id: string | null;
}
