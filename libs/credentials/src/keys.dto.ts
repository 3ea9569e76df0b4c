import { applyDecorators } from '@nestjs/common';
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
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import type { CredentialState } from './credential.entity.js';
import { GraceView } from './rotation/grace-view.js';
import { ScheduleBody, ScheduleView } from './rotation/schedule.dto.js';

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

  @ApiPropertyOptional({ default: false, description: 'The key may also be sent as `?key=` or in the body. Only an owner switches it on.' })
  @MayBeMissing()
  @IsBoolean()
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

  @ApiPropertyOptional({
    default: false,
    description: 'It can be shown again, after a fresh sign-in. Refused unless the platform’s administrator allows viewable keys.',
  })
  @MayBeMissing()
  @IsBoolean()
  viewable?: boolean;
}

/** A member that nobody may send, and why. */
function Fixed(why: string): PropertyDecorator {
  return applyDecorators(MayBeMissing(), ValidateBy({ name: 'isFixed', validator: { validate: () => false } }, { message: why }));
}

export class RenameKeyBody {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @IsLine(100)
  name: string;

  @Fixed('expires_at was fixed when the key was made and is never extended, so that a date once agreed stays true. Make a new key.')
  expires_at?: never;

  @Fixed(
    'roles were chosen when the key was made and never change, so that nobody gains more through a key already handed out. Make a new key.',
  )
  roles?: never;

  @Fixed('groups were chosen when the key was made and never change; what a group allows can be changed. Make a new key.')
  groups?: never;

  @Fixed(
    'scopes were chosen when the key was made and never change, so that nobody gains more through a key already handed out. Make a new key.',
  )
  scopes?: never;

  @Fixed('allowed_addresses were chosen when the key was made and never change. Make a new key.')
  allowed_addresses?: never;

  @Fixed('allowed_in_url was chosen when the key was made and never changes: its users rely on where it may travel. Make a new key.')
  allowed_in_url?: never;

  @Fixed('daily_quota was chosen when the key was made and never changes. Make a new key.')
  daily_quota?: never;

  @Fixed(
    'may_rotate_itself was chosen when the key was made and never changes, so that nobody gains more through a key already handed out. Make a new key.',
  )
  may_rotate_itself?: never;

  @Fixed('schedule is set by PUT …/keys/{key_id}/schedule, and removed by DELETE.')
  schedule?: never;

  @Fixed('viewable was chosen when the key was made and never changes. Make a new key.')
  viewable?: never;
}

export const KEY_FLAGS = ['not_acknowledged', 'expired'] as const;
export type KeyFlag = (typeof KEY_FLAGS)[number];

const STATES: readonly CredentialState[] = ['unclaimed', 'active', 'retiring', 'revoked', 'expired', 'deleted'];

/** What may be shown of a key at any time: never the secret. */
export class KeyView {
  @ApiProperty({ format: 'uuid', description: 'The key id, which is not secret.' })
  id: string;

  @ApiProperty({ enum: ['website', 'user'] })
  kind: 'website' | 'user';

  @ApiProperty({ type: String, nullable: true, description: 'Of a website key.' })
  name: string | null;

  @ApiProperty({ enum: STATES })
  state: CredentialState;

  @ApiProperty({ description: 'A website key with full access that the platform’s staff approved.' })
  contact_centre: boolean;

  @ApiProperty({ description: 'It may be shown again, while the platform allows that; chosen when it was made.' })
  viewable: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Until when an approved key can be claimed.' })
  claim_until: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Prefix and last four characters.' })
  masked_key: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The operator of a user key.' })
  account_id: string | null;

  @ApiProperty({ enum: OPERATOR_ROLES, isArray: true, description: 'Of a website key. A user key has its operator’s role of the moment.' })
  roles: OperatorRole[];

  @ApiProperty({ type: [String], description: 'Security access groups of the website, by id.' })
  groups: string[];

  @ApiProperty({ type: [String], nullable: true, description: 'Null: everything that the roles and groups allow.' })
  scopes: string[] | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: never.' })
  expires_at: string | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Null: from everywhere.' })
  allowed_addresses: string[] | null;

  @ApiProperty()
  allowed_in_url: boolean;

  @ApiProperty({ type: 'integer', description: 'Requests a UTC day.' })
  daily_quota: number;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  created_by: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the present secret was made.' })
  issued_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  acknowledged_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute.' })
  last_used_at: string | null;

  @ApiProperty({ type: String, nullable: true })
  last_used_address: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revoked_at: string | null;

  @ApiProperty({ type: String, nullable: true })
  revoke_reason: string | null;

  @ApiProperty({ description: 'Its holder may get its successor at the REST API.' })
  may_rotate_itself: boolean;

  @ApiProperty({ type: ScheduleView, nullable: true, description: 'Null: it rotates only when somebody asks.' })
  schedule: ScheduleView | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The key that it took the place of.' })
  predecessor_id: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The key that took its place.' })
  successor_id: string | null;

  @ApiProperty({
    type: GraceView,
    nullable: true,
    description: 'While it retires, and afterwards as it was; null for a key that was never rotated.',
  })
  grace: GraceView | null;

  @ApiProperty({
    enum: KEY_FLAGS,
    isArray: true,
    description: '`not_acknowledged`: nobody has said within 24 hours that the secret is stored.',
  })
  flags: KeyFlag[];
}

/** The only answer that shows the secret. */
export class IssuedKeyView {
  @ApiProperty({ format: 'uuid' })
  key_id: string;

  @ApiProperty({ description: 'Shown here and never again. Store it, then say so by POST …/acknowledge.' })
  key_secret: string;

  @ApiProperty({ type: KeyView })
  key: KeyView;
}

export class IssueUserKeyBody {
  @ApiPropertyOptional({ default: false, description: 'The key may also be sent as `?key=` or in the body. Only an owner switches it on.' })
  @MayBeMissing()
  @IsBoolean()
  allowed_in_url?: boolean;

  @ApiPropertyOptional({
    default: false,
    description: 'It can be shown again, after a fresh sign-in. Refused unless the platform’s administrator allows viewable keys.',
  })
  @MayBeMissing()
  @IsBoolean()
  viewable?: boolean;
}

export class KeyList {
  @ApiProperty({ type: [KeyView] })
  items: KeyView[];

  @ApiProperty({ type: String, nullable: true })
  next_cursor: string | null;
}

export class ClaimKeyBody {
  @ApiPropertyOptional({
    default: false,
    description: 'It can be shown again, after a fresh sign-in. Refused unless the platform’s administrator allows viewable keys.',
  })
  @MayBeMissing()
  @IsBoolean()
  viewable?: boolean;
}
