import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LONGEST_GRACE_DAYS, ROTATION_ENDS, type RotationEnds, type SelfRotated } from '@gatehouse/credentials';
import { MayBeMissing } from '@gatehouse/platform';
import { IsIn, IsInt, Max, Min } from 'class-validator';

export class SelfRotationBody {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LONGEST_GRACE_DAYS, default: 30 })
  @MayBeMissing()
  @Max(LONGEST_GRACE_DAYS)
  @Min(1)
  @IsInt()
  grace_days?: number;

  @ApiPropertyOptional({ enum: ROTATION_ENDS, default: 'at_grace_end' })
  @MayBeMissing()
  @IsIn(ROTATION_ENDS)
  ends?: RotationEnds;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LONGEST_GRACE_DAYS })
  @MayBeMissing()
  @Max(LONGEST_GRACE_DAYS)
  @Min(1)
  @IsInt()
  idle_end_days?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 1_826,
    description: 'The successor expires after so many days, and never later than the key itself.',
  })
  @MayBeMissing()
  @Max(1_826)
  @Min(1)
  @IsInt()
  lifetime_days?: number;
}

export class ReplacedBySelfDto {
  @ApiProperty({ format: 'uuid' })
  key_id: string;

  @ApiProperty({ format: 'date-time', description: 'The old key is refused from this moment on, or earlier.' })
  grace_ends_at: string;
}

export class SuccessorDto {
  @ApiProperty({ format: 'uuid' })
  key_id: string;

  @ApiProperty({ description: 'In this answer and its repeats only.' })
  key_secret: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: never.' })
  expires_at: string | null;

  @ApiProperty({ type: ReplacedBySelfDto, nullable: true })
  replaces: ReplacedBySelfDto | null;
}

export function successorDto({ id, secret, expiresAt, replaces }: SelfRotated): SuccessorDto {
  return {
    key_id: id,
    key_secret: secret,
    expires_at: expiresAt,
    replaces: replaces && { key_id: replaces.id, grace_ends_at: replaces.graceEndsAt },
  };
}
