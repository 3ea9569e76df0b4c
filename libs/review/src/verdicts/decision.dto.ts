import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SCOPE_MODES, type ScopeMode } from '@gatehouse/scopes';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MessageBody } from '../thread/thread.dto.js';
import { COMMENT_LABELS, PAIR_VERDICTS, VERDICTS, type CommentLabel, type PairVerdict, type Verdict } from './outcome.js';

const MAX_REASON = 2_000;
const MAX_PAIRS = 64;

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

  @ApiPropertyOptional({ maxLength: MAX_REASON, description: 'Needed with denied, unless a canned reason is named.' })
  @IsOptional()
  @IsString({ message: 'reason must be a text.' })
  @MaxLength(MAX_REASON)
  reason?: string;

  @ApiPropertyOptional({ maxLength: 50, description: 'A canned reason for `deny`; its text counts when there is no reason.' })
  @IsOptional()
  @IsString({ message: 'reason_code must be a text.' })
  @MaxLength(50)
  reason_code?: string;
}

export class LabelledCommentBody extends MessageBody {
  @ApiProperty({ enum: COMMENT_LABELS })
  @IsIn(COMMENT_LABELS)
  declare label: CommentLabel;
}

export class DecisionBody {
  @ApiProperty({ enum: VERDICTS })
  @IsIn(VERDICTS)
  verdict: Verdict;

  @ApiPropertyOptional({ type: [PairVerdictBody], description: 'With approve: a verdict on each pair; left out, all are approved.' })
  @IsOptional()
  @IsArray({ message: 'pairs must be a list.' })
  @ArrayMinSize(1, { message: 'Leave pairs out, or give each pair a verdict.' })
  @ArrayMaxSize(MAX_PAIRS)
  @ValidateNested({ each: true })
  @Type(() => PairVerdictBody)
  pairs?: PairVerdictBody[];

  @ApiPropertyOptional({
    maxLength: MAX_REASON,
    description: 'The developer reads it. Needed with reject; with request_changes, unless there are comments.',
  })
  @IsOptional()
  @IsString({ message: 'reason must be a text.' })
  @MaxLength(MAX_REASON)
  reason?: string;

  @ApiPropertyOptional({ maxLength: 50, description: 'A canned reason for this verdict; its text counts when there is no reason.' })
  @IsOptional()
  @IsString({ message: 'reason_code must be a text.' })
  @MaxLength(50)
  reason_code?: string;

  @ApiPropertyOptional({ type: [LabelledCommentBody], description: 'With request_changes; they stand in the thread from then on.' })
  @IsOptional()
  @IsArray({ message: 'comments must be a list.' })
  @ArrayMaxSize(MAX_PAIRS)
  @ValidateNested({ each: true })
  @Type(() => LabelledCommentBody)
  comments?: LabelledCommentBody[];

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 60, default: 0, description: 'How long the decision can be taken back.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(60)
  hold_seconds?: number;
}
