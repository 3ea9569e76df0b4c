import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import type { ActorKind, AuditState } from '@gatehouse/audit';
import { PageQuery } from '@gatehouse/platform';
import { IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

const ACTOR_KINDS: readonly ActorKind[] = ['account', 'credential', 'system', 'visitor'];

export class AuditFilters {
  @ApiPropertyOptional({ format: 'uuid', description: 'Who did it: an account or a credential.' })
  @IsOptional()
  @IsUUID()
  actor_id?: string;

  @ApiPropertyOptional({ description: 'An action such as `keypair.roll`, or all of a noun: `keypair`.' })
  @IsOptional()
  @Matches(/^[a-z_]{1,60}(\.[a-z_]{1,60})?$/, { message: 'action must be a noun such as keypair, or an action such as keypair.roll' })
  action?: string;

  @ApiPropertyOptional({ description: 'What it was done to: an id.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  subject_id?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Up to and without this moment.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;
}

export class AuditQuery extends IntersectionType(AuditFilters, PageQuery) {}

export class AuditEventView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time', type: String })
  at: string;

  @ApiProperty({ enum: ACTOR_KINDS, description: '`system` is Gatehouse itself: a screening, a schedule, the command line.' })
  actor_kind: ActorKind;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  actor_id: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Name and e-mail of the account as they are now.' })
  actor_name: string | null;

  @ApiProperty({ example: 'keypair.roll' })
  action: string;

  @ApiProperty({ example: 'keypair' })
  subject_kind: string;

  @ApiProperty()
  subject_id: string;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  before: AuditState | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after: AuditState | null;

  @ApiProperty({ type: String, nullable: true })
  address: string | null;

  @ApiProperty({ type: String, nullable: true })
  request_id: string | null;

  @ApiProperty({ description: 'The row still fits its digest: nobody has edited it.' })
  intact: boolean;
}
