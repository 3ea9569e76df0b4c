import { ApiProperty } from '@nestjs/swagger';
import { AVAILABILITIES, OPERATOR_ROLES, type Availability, type OperatorRole } from '@gatehouse/websites';

export class OperatorDetails {
  @ApiProperty({ format: 'uuid' })
  user_id: string;

  @ApiProperty({ format: 'email' })
  email: string;

  @ApiProperty({ type: String, nullable: true })
  avatar: string | null;

  @ApiProperty()
  first_name: string;

  @ApiProperty({ description: 'Empty for a name of one word.' })
  last_name: string;

  @ApiProperty({ enum: OPERATOR_ROLES })
  role: OperatorRole;

  @ApiProperty({ type: String, nullable: true })
  title: string | null;

  @ApiProperty({ enum: AVAILABILITIES })
  availability: Availability;

  @ApiProperty({ description: 'Whether the operator has a key for the REST API.' })
  has_token: boolean;
}

export class OperatorDto {
  @ApiProperty({ enum: ['operator'] })
  type: 'operator';

  @ApiProperty()
  details: OperatorDetails;
}

export class AvailabilityStatusDto {
  @ApiProperty({ enum: AVAILABILITIES, description: 'Online while an operator is; else away while one is.' })
  status: Availability;

  @ApiProperty({ type: 'integer', description: 'Since when, in milliseconds since 1970.' })
  since: number;
}

export class AvailabilityTime {
  @ApiProperty({ type: 'integer', description: 'How long, in milliseconds.' })
  for: number;

  @ApiProperty({ type: 'integer', description: 'Since when, in milliseconds since 1970.' })
  since: number;
}

export class OperatorAvailabilityDto {
  @ApiProperty({ format: 'uuid' })
  user_id: string;

  @ApiProperty({ enum: AVAILABILITIES })
  type: Availability;

  @ApiProperty()
  time: AvailabilityTime;
}
