import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { PairView } from '@gatehouse/review';
import { SCOPE_MODES, type ScopeGroup, type ScopeMode } from '@gatehouse/scopes';
import { IsBoolean, IsInt, IsISO8601, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { LINK_STATES, type LinkState } from './install-link.state.js';

const GROUPS = ['messaging', 'contacts', 'website'] as const satisfies readonly ScopeGroup[];
const MAX_USES = 1_000_000;
const WITHIN = 'At least 1 website and at most 1,000,000 may use the link; null takes the limit away.';
const given = (_body: object, value: unknown): boolean => value !== undefined && value !== null;

export class InstallLinkView {
  @ApiProperty({ description: 'The private link. Whoever has it can install the plugin.' })
  url: string;

  @ApiProperty({ enum: LINK_STATES })
  state: LinkState;

  @ApiProperty()
  enabled: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expires_at: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'How many websites may install through it; null = any number.' })
  max_uses: number | null;

  @ApiProperty({ type: 'integer', description: 'Websites that installed through it since it was renewed.' })
  uses: number;

  @ApiProperty({ format: 'date-time' })
  renewed_at: string;
}

export class ChangeInstallLinkBody {
  @ApiPropertyOptional()
  @ValidateIf((_body, value) => value !== undefined)
  @IsBoolean({ message: 'enabled must be true or false.' })
  enabled?: boolean;

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true, description: 'In the future; null takes the expiry away.' })
  @ValidateIf(given)
  @IsISO8601({ strict: true, strictSeparator: true }, { message: 'expires_at must be a moment such as 2026-12-31T23:00:00Z, or null.' })
  @MaxLength(40)
  expires_at?: string | null;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_USES, nullable: true, description: 'null takes the limit away.' })
  @ValidateIf(given)
  @IsInt({ message: 'max_uses must be a whole number, or null.' })
  @Min(1, { message: WITHIN })
  @Max(MAX_USES, { message: WITHIN })
  max_uses?: number | null;
}

/** A link as the page took it from its own address. Shape only: anything wrong in it is one and the same 404. */
export class OpenLinkBody {
  @ApiProperty({ format: 'uuid' })
  @IsString()
  @MaxLength(200)
  plugin_id: string;

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  secret: string;
}

export class PairBody {
  @ApiProperty({ example: 'website:settings' })
  @IsString({ message: 'scope must be a text.' })
  @MaxLength(200)
  scope: string;

  @ApiProperty({ enum: SCOPE_MODES })
  @IsString({ message: 'mode must be a text.' })
  @MaxLength(20)
  mode: ScopeMode;
}

export class ExactPair {
  @ApiProperty()
  scope: string;

  @ApiProperty({ enum: SCOPE_MODES })
  mode: ScopeMode;
}

export class GrantGroupView {
  @ApiProperty({ enum: GROUPS })
  group: ScopeGroup;

  @ApiProperty({ type: [PairView] })
  pairs: PairView[];
}

export class LinkedPluginView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  description: string;

  @ApiProperty({ description: 'Who made it.' })
  developer_name: string;
}

export class InstallableWebsiteView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  domain: string;

  @ApiProperty()
  installed: boolean;

  @ApiProperty({ type: [PairView], description: 'What the plugin holds and this website has not agreed to.' })
  pending: PairView[];
}

@ApiExtraModels(InstallableWebsiteView)
export class OpenedLinkView {
  @ApiProperty()
  plugin: LinkedPluginView;

  @ApiProperty({ description: 'False: nothing is granted yet, so it cannot be installed.' })
  ready: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'While it is not ready: what to do.' })
  message: string | null;

  @ApiProperty({ type: [ExactPair], description: 'Post exactly these (or fewer) to install.' })
  pairs: ExactPair[];

  @ApiProperty({ type: [GrantGroupView], description: 'The same pairs in plain words.' })
  groups: GrantGroupView[];

  @ApiProperty({
    oneOf: [{ type: 'array', items: { $ref: getSchemaPath(InstallableWebsiteView) } }, { type: 'null' }],
    description: 'The websites that you may install it on; null while you are not signed in to the website realm.',
  })
  websites: InstallableWebsiteView[] | null;
}
