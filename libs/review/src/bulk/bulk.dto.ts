import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ItemFilter } from '../queue/queue-query.dto.js';

export const MAX_BULK = 500;
export const BULK_VERDICTS = ['approve', 'reject'] as const;

export class BulkBody {
  @ApiPropertyOptional({ description: 'Which items, at most 500; or give their ids.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ItemFilter)
  filter?: ItemFilter;

  @ApiPropertyOptional({ type: [String], minItems: 1, maxItems: MAX_BULK })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BULK)
  @IsUUID(undefined, { each: true })
  ids?: string[];

  @ApiProperty({ enum: BULK_VERDICTS })
  @IsIn(BULK_VERDICTS)
  verdict: (typeof BULK_VERDICTS)[number];

  @ApiPropertyOptional({ maxLength: 2000, description: 'Needed with reject, unless a canned reason is named.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;

  @ApiPropertyOptional({ maxLength: 50 })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  reason_code?: string;

  @ApiProperty({ description: 'True first: tells what would happen, and the token that the real call must carry.' })
  @IsBoolean()
  dry_run: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  token?: string;
}

export class BulkResultView {
  @ApiProperty({ format: 'uuid' })
  item_id: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ enum: ['decided', 'skipped'], description: 'In a dry run: what would happen.' })
  result: 'decided' | 'skipped';

  @ApiProperty({ type: String, nullable: true })
  why: string | null;
}

export class BulkView {
  @ApiProperty()
  dry_run: boolean;

  @ApiProperty({ description: 'Of exactly this set, verdict and reason.' })
  token: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Named by the audit rows of each decision; null in a dry run.',
  })
  bulk_id: string | null;

  @ApiProperty({ type: 'integer' })
  decided: number;

  @ApiProperty({ type: 'integer' })
  skipped: number;

  @ApiProperty({ type: [BulkResultView], description: 'In the order of the queue.' })
  items: BulkResultView[];
}
