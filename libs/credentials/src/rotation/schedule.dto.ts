import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { InvalidInput, MayBeMissing } from '@gatehouse/platform';
import { IsInt, Max, Min } from 'class-validator';
import { DEFAULT_GRACE_DAYS, LONGEST_GRACE_DAYS } from './deadline.js';
import { LONGEST_INTERVAL_DAYS, type RotationSchedule } from './rotation-schedule.js';

export class ScheduleBody {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: LONGEST_INTERVAL_DAYS, description: 'Days from one rotation to the next.' })
  @Max(LONGEST_INTERVAL_DAYS)
  @Min(1)
  @IsInt()
  every_days: number;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 23, description: 'The hour of that day at which the key begins to retire, UTC.' })
  @Max(23)
  @Min(0)
  @IsInt()
  hour: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: LONGEST_GRACE_DAYS,
    description:
      'So many days the old key works and its successor can be claimed; 30, or `every_days` if that is less. Never more than `every_days`.',
  })
  @MayBeMissing()
  @Max(LONGEST_GRACE_DAYS)
  @Min(1)
  @IsInt()
  grace_days?: number;
}

export class ScheduleView {
  @ApiProperty({ type: 'integer' })
  every_days: number;

  @ApiProperty({ type: 'integer', description: 'UTC.' })
  hour: number;

  @ApiProperty({ type: 'integer' })
  grace_days: number;

  @ApiProperty({ format: 'date-time', description: 'When the key begins to retire.' })
  next_rotation_at: string;
}

/** @param at JSON pointer to the schedule in the body. @throws {InvalidInput} */
export function scheduleFrom({ every_days: everyDays, hour: atHour, grace_days }: ScheduleBody, at = ''): RotationSchedule {
  const graceDays = grace_days ?? Math.min(DEFAULT_GRACE_DAYS, everyDays);
  if (graceDays > everyDays)
    throw new InvalidInput([
      {
        pointer: `${at}/grace_days`,
        detail: 'The grace of a rotation ends before the next one begins: choose at most as many days as every_days.',
      },
    ]);
  return { everyDays, atHour, graceDays };
}
