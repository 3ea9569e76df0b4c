import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsInt, Max, Min, ValidateNested } from 'class-validator';

export class FourEyesBody {
  @ApiProperty()
  @IsBoolean()
  low: boolean;

  @ApiProperty()
  @IsBoolean()
  medium: boolean;

  @ApiProperty()
  @IsBoolean()
  high: boolean;
}

export class SlaHoursBody {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2000 })
  @IsInt()
  @Min(1)
  @Max(2000)
  low: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2000 })
  @IsInt()
  @Min(1)
  @Max(2000)
  medium: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2000 })
  @IsInt()
  @Min(1)
  @Max(2000)
  high: number;
}

/** Body and answer. */
export class ReviewSettingsView {
  @ApiProperty({ description: 'Tiers in which an approval needs two reviewers.' })
  @IsDefined()
  @ValidateNested()
  @Type(() => FourEyesBody)
  four_eyes: FourEyesBody;

  @ApiProperty({ description: 'How long an item of a tier may wait; counts for items queued from then on.' })
  @IsDefined()
  @ValidateNested()
  @Type(() => SlaHoursBody)
  sla_hours: SlaHoursBody;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Send back the version that you read; 0 before the first change.' })
  @IsInt()
  @Min(0)
  version: number;
}
