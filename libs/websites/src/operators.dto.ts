import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsLine, MayBeMissing } from '@gatehouse/platform';
import { IsEmail, IsIn, IsString, MaxLength } from 'class-validator';
import { AVAILABILITIES, type Availability } from './operator.entity.js';
import { OPERATOR_ROLES, type OperatorRole } from './operator-roles.js';

export class ChangeRoleBody {
  @ApiProperty({ enum: OPERATOR_ROLES })
  @IsIn(OPERATOR_ROLES)
  role: OperatorRole;
}

export class SetAvailabilityBody {
  @ApiProperty({ enum: AVAILABILITIES })
  @IsIn(AVAILABILITIES)
  availability: Availability;
}

export class InviteOperatorBody {
  @ApiProperty({ format: 'email', maxLength: 254 })
  @MaxLength(254)
  @IsEmail({}, { message: 'email must be an e-mail address.' })
  email: string;

  @ApiProperty({ enum: OPERATOR_ROLES })
  @IsIn(OPERATOR_ROLES)
  role: OperatorRole;
}

export class AcceptOperatorInvitationBody {
  @ApiProperty({ description: 'The token of the link that was mailed.' })
  @MaxLength(200)
  @IsString()
  token: string;

  @ApiPropertyOptional({ minLength: 1, maxLength: 100, description: 'Needed only while you have no website account.' })
  @MayBeMissing()
  @IsLine(100)
  name?: string;

  @ApiPropertyOptional({ description: 'Needed only while you have no website account.' })
  @MayBeMissing()
  @MaxLength(1_000)
  @IsString()
  password?: string;
}

export class OperatorView {
  @ApiProperty({ format: 'uuid' })
  account_id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ format: 'email' })
  email: string;

  @ApiProperty({ enum: OPERATOR_ROLES })
  role: OperatorRole;

  @ApiProperty({ enum: AVAILABILITIES })
  availability: Availability;

  @ApiProperty({ format: 'date-time' })
  availability_since: string;

  @ApiProperty({ format: 'date-time' })
  since: string;
}

export class OperatorInvitationView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'email' })
  email: string;

  @ApiProperty({ enum: OPERATOR_ROLES })
  role: OperatorRole;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ format: 'date-time' })
  expires_at: string;
}

export class OperatorInvitationSent {
  @ApiProperty({ format: 'email' })
  email: string;

  @ApiProperty({ enum: OPERATOR_ROLES })
  role: OperatorRole;
}

export class InvitationAccepted {
  @ApiProperty({ format: 'uuid' })
  website_id: string;

  @ApiProperty({ format: 'uuid' })
  account_id: string;

  @ApiProperty({
    enum: OPERATOR_ROLES,
    description: 'Your role on the website now; an operator who accepts again keeps the role they have.',
  })
  role: OperatorRole;
}
