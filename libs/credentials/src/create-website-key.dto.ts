import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsLine, MayBeMissing } from '@gatehouse/platform';
import { OPERATOR_ROLES, type OperatorRole } from '@gatehouse/websites';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeViewable, MayTravelInUrls } from './key-options.dto.js';
import { ScheduleBody } from './rotation/schedule.dto.js';

const MOMENT = /^(never|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))$/;

export class CreateWebsiteKeyBody {
  @ApiProperty({ minLength: 1, maxLength: 100, description: 'Unique within the website, whatever the case of its letters.' })
  @IsLine(100)
  name: string;

  @ApiProperty({ example: '2027-12-31T23:00:00Z', description: 'A moment, or `never` where the platform allows it. It is never extended.' })
  @Matches(MOMENT, { message: 'expires_at must be a moment such as 2027-12-31T23:00:00Z, or never.' })
  expires_at: string;

  @ApiProperty({ enum: OPERATOR_ROLES, isArray: true, description: 'No more than your own; only an owner gives owner.' })
  @IsIn(OPERATOR_ROLES, { each: true })
  @ArrayUnique()
  @IsArray()
  roles: OperatorRole[];

  @ApiPropertyOptional({
    type: [String],
    description: 'Security access groups of the website, by id, beside the roles or, with an empty list of roles, in their place.',
  })
  @MayBeMissing()
  @IsUUID('all', { each: true })
  @ArrayUnique()
  @ArrayMaxSize(20)
  @IsArray()
  groups?: string[];

  @ApiPropertyOptional({
    type: [String],
    example: ['website:settings/read'],
    description: 'Narrows what the roles allow; all of it when left out.',
  })
  @MayBeMissing()
  @MaxLength(200, { each: true })
  @IsString({ each: true })
  @ArrayUnique()
  @ArrayMaxSize(200)
  @ArrayMinSize(1)
  @IsArray()
  scopes?: string[];

  @ApiPropertyOptional({
    type: [String],
    example: ['203.0.113.0/24'],
    description: 'Addresses or CIDR ranges, IPv4 or IPv6; everywhere when left out.',
  })
  @MayBeMissing()
  @MaxLength(50, { each: true })
  @IsString({ each: true })
  @ArrayMaxSize(100)
  @ArrayMinSize(1)
  @IsArray()
  allowed_addresses?: string[];

  @MayTravelInUrls()
  allowed_in_url?: boolean;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 1_000_000_000,
    description: 'Requests a UTC day; 10,000 unless the platform set another.',
  })
  @MayBeMissing()
  @Max(1_000_000_000)
  @Min(1)
  @IsInt()
  daily_quota?: number;

  @ApiPropertyOptional({
    default: false,
    description: 'Whoever holds the key may get its successor with it, at the REST API, while it is active.',
  })
  @MayBeMissing()
  @IsBoolean()
  may_rotate_itself?: boolean;

  @ApiPropertyOptional({
    type: ScheduleBody,
    description: 'The key retires by itself, again and again; it can be set, changed and removed later.',
  })
  @MayBeMissing()
  @ValidateNested()
  @IsObject()
  @Type(() => ScheduleBody)
  schedule?: ScheduleBody;

  @MayBeViewable()
  viewable?: boolean;
}
