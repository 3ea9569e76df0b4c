import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EmailField, LinkTokenField, NameField, NewPasswordField } from '@gatehouse/accounts';
import { MayBeMissing, PageQuery } from '@gatehouse/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { AVAILABILITIES, type Availability } from './operator.entity.js';
import { OPERATOR_ROLES, type OperatorRole } from './operator-roles.js';

export class OperatorsQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 100, description: 'Part of a name or of an e-mail address; the case of letters makes no difference.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}

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
  @EmailField()
  email: string;

  @ApiProperty({ enum: OPERATOR_ROLES })
  @IsIn(OPERATOR_ROLES)
  role: OperatorRole;
}

export class AcceptOperatorInvitationBody {
  @LinkTokenField()
  token: string;

  @NameField({ required: false })
  @MayBeMissing()
  name?: string;

  @NewPasswordField({ required: false })
  @MayBeMissing()
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

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'A security access group whose pairs count in place of the role at the REST API.',
  })
  group_id: string | null;

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
  @ApiProperty({ format: 'uuid' })
  id: string;

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
