import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '@gatehouse/platform';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { REASON_USES, type ReasonUse } from './canned-reason.entity.js';

export class CannedReasonBody {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @IsLine(100)
  title: string;

  @ApiProperty({ minLength: 1, maxLength: 2000, description: 'The developer reads it.' })
  @IsString({ message: 'text must be a text.' })
  @Length(1, 2000)
  @Matches(/\S/, { message: 'text must say something.' })
  text: string;

  @ApiProperty({ enum: REASON_USES })
  @IsIn(REASON_USES)
  for: ReasonUse;
}

/** Answer, and the body of a new one. */
export class CannedReasonView extends CannedReasonBody {
  @ApiProperty({ pattern: '^[a-z][a-z0-9_]{0,49}$', example: 'not_needed' })
  @Matches(/^[a-z][a-z0-9_]{0,49}$/, { message: 'code must be lower-case letters, digits and underscores, beginning with a letter.' })
  code: string;
}

export class CannedReasonsView {
  @ApiProperty({ type: [CannedReasonView], description: 'In the order of their codes.' })
  items: CannedReasonView[];
}

export class CannedReasonUseView {
  @ApiProperty({ type: 'integer', description: 'Verdicts that were given with it and not taken back. They keep its words.' })
  verdicts: number;
}
