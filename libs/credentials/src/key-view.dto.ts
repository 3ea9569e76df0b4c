import { ApiProperty } from '@nestjs/swagger';
import { OPERATOR_ROLES, type OperatorRole } from '@gatehouse/websites';
import type { CredentialState } from './credential.entity.js';
import { GraceView } from './rotation/grace-view.js';
import { ScheduleView } from './rotation/schedule.dto.js';

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

  @ApiProperty({ type: String, nullable: true, description: 'The name of that operator.' })
  account_name: string | null;

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

export class KeyList {
  @ApiProperty({ type: [KeyView] })
  items: KeyView[];

  @ApiProperty({ type: String, nullable: true })
  next_cursor: string | null;
}
