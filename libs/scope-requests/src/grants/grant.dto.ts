import { ApiProperty } from '@nestjs/swagger';
import { SCOPE_MODES, type ScopeMode } from '@gatehouse/scopes';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, MaxLength, ValidateNested } from 'class-validator';
import { PairView } from '@gatehouse/review';

export class GrantedPairView extends PairView {
  @ApiProperty({ format: 'uuid', description: 'The scope request that it came from.' })
  request_id: string;

  @ApiProperty({ format: 'date-time' })
  granted_at: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The last UTC day a production call used it; null = never.' })
  last_used: string | null;
}

export class GrantView {
  @ApiProperty({ format: 'uuid' })
  plugin_id: string;

  @ApiProperty({ type: [GrantedPairView], description: 'What the production keypair holds; empty before the first approval.' })
  pairs: GrantedPairView[];
}

export class UnusedPairsView {
  @ApiProperty({ format: 'uuid' })
  plugin_id: string;

  @ApiProperty({ type: 'integer', description: 'A pair is proposed when it was held, and not used, for so many days.' })
  days: number;

  @ApiProperty({ type: [GrantedPairView] })
  pairs: GrantedPairView[];
}

export class HeldPairBody {
  @ApiProperty({ example: 'website:settings', maxLength: 200 })
  @IsString({ message: 'scope must be a text.' })
  @MaxLength(200, { message: 'scope must have at most 200 characters.' })
  scope: string;

  @ApiProperty({ enum: SCOPE_MODES })
  @IsIn(SCOPE_MODES)
  mode: ScopeMode;
}

export class NarrowBody {
  @ApiProperty({ type: [HeldPairBody], minItems: 1, maxItems: 200 })
  @IsArray({ message: 'pairs must be a list.' })
  @ArrayMinSize(1, { message: 'Name at least one pair.' })
  @ArrayMaxSize(200)
  @ArrayUnique((pair: HeldPairBody) => `${pair.scope}/${pair.mode}`, { message: 'Name each pair once.' })
  @ValidateNested({ each: true })
  @Type(() => HeldPairBody)
  pairs: HeldPairBody[];
}
