import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SCOPE_MODES, type ScopeMode } from '@gatehouse/scopes';
import { IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { COMMENT_LABELS, type CommentLabel } from '../verdicts/outcome.js';
import type { ThreadSide } from './review-comment.entity.js';

export class MessageBody {
  @ApiProperty({ minLength: 1, maxLength: 4000 })
  @IsString({ message: 'text must be a text.' })
  @Length(1, 4000, { message: 'text must have 1 to 4000 characters.' })
  text: string;

  @ApiPropertyOptional({ enum: COMMENT_LABELS })
  @IsOptional()
  @IsIn(COMMENT_LABELS)
  label?: CommentLabel;

  @ApiPropertyOptional({ description: 'With mode: the pair that it is about; left out, it is about the whole.' })
  @IsOptional()
  @IsString({ message: 'scope must be a text.' })
  @MaxLength(200)
  scope?: string;

  @ApiPropertyOptional({ enum: SCOPE_MODES })
  @IsOptional()
  @IsIn(SCOPE_MODES)
  mode?: ScopeMode;
}

export class CommentView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['developer', 'reviewer'] })
  by: ThreadSide;

  @ApiProperty()
  author: string;

  @ApiProperty({ type: String, enum: [...COMMENT_LABELS, null], nullable: true })
  label: CommentLabel | null;

  @ApiProperty({ type: String, nullable: true })
  scope: string | null;

  @ApiProperty({ type: String, enum: [...SCOPE_MODES, null], nullable: true })
  mode: ScopeMode | null;

  @ApiProperty()
  text: string;

  @ApiProperty({ format: 'date-time' })
  at: string;
}

export class ThreadView {
  @ApiProperty({ type: [CommentView], description: 'The oldest first.' })
  items: CommentView[];
}
