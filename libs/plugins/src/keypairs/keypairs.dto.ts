import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { GraceView, type CredentialState, type IssuedKeypair, type KeypairView, type RotatedKeypair } from '@gatehouse/credentials';
import { IsLine, MayBeMissing } from '@gatehouse/platform';
import { PLUGIN_ENVIRONMENTS, type PluginEnvironment } from '@gatehouse/usage';

const STATES: readonly CredentialState[] = ['unclaimed', 'active', 'retiring', 'revoked', 'expired', 'deleted'];

const WARNING =
  'This key is shown only now; Gatehouse keeps no copy of it. Store it in a safe place before you go on; if it is lost, roll the keypair.';

export class RollBody {
  @ApiPropertyOptional({ minLength: 1, maxLength: 200, description: 'Why you roll; kept in the audit.' })
  @MayBeMissing()
  @IsLine(200)
  reason?: string;
}

/** The one answer that shows a key. */
export class IssuedKeypairView {
  @ApiProperty({ format: 'uuid', description: 'User name of the Basic authorization.' })
  identifier: string;

  @ApiProperty({ description: 'Password of the Basic authorization. Never shown again.' })
  key: string;

  @ApiProperty({ enum: PLUGIN_ENVIRONMENTS })
  environment: PluginEnvironment;

  @ApiProperty()
  warning: string;
}

export class ReplacedKeypairView {
  @ApiProperty({ format: 'uuid' })
  identifier: string;

  @ApiProperty({ format: 'date-time', description: 'The old keypair is refused from this moment on, or earlier.' })
  grace_ends_at: string;
}

export class RotatedKeypairView extends IssuedKeypairView {
  @ApiProperty({ type: ReplacedKeypairView, nullable: true, description: 'Null: nothing works beside the new key.' })
  replaces: ReplacedKeypairView | null;
}

export class KeypairSummary implements KeypairView {
  @ApiProperty({ format: 'uuid' })
  identifier: string;

  @ApiProperty({ enum: PLUGIN_ENVIRONMENTS })
  environment: PluginEnvironment;

  @ApiProperty({ enum: STATES })
  state: CredentialState;

  @ApiProperty({ type: String, nullable: true, description: 'Prefix and last four characters; null until it is claimed.' })
  masked_key: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  issued_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  last_used_at: string | null;

  @ApiProperty({ type: String, nullable: true })
  last_used_address: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  created_by: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  rolled_at: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The keypair that it took the place of.' })
  predecessor_id: string | null;

  @ApiProperty({ type: GraceView, nullable: true, description: 'While it retires, and afterwards as it was; null for one never rotated.' })
  grace: GraceView | null;
}

export class KeypairList {
  @ApiProperty({ type: [KeypairSummary] })
  items: KeypairSummary[];

  @ApiProperty({ type: String, nullable: true, description: 'Always null: all keypairs of a plugin stand on one page.' })
  next_cursor: null;
}

export function issuedKeypairView({ identifier, key, environment }: IssuedKeypair): IssuedKeypairView {
  return { identifier, key, environment, warning: WARNING };
}

export function rotatedKeypairView(rotated: RotatedKeypair): RotatedKeypairView {
  const { replaces } = rotated;
  return {
    ...issuedKeypairView(rotated),
    replaces: replaces && { identifier: replaces.identifier, grace_ends_at: replaces.graceEndsAt },
  };
}
