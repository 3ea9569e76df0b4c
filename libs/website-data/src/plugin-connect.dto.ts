import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SCOPE_MODES, type ScopeMode } from '@gatehouse/scopes';
import { PLUGIN_ENVIRONMENTS, type PluginEnvironment } from '@gatehouse/usage';

export class ConnectAccountDto {
  @ApiProperty({ format: 'uuid', description: 'Not the identifier of the keypair.' })
  plugin_id: string;
}

export class ConnectWebsitePlan {
  @ApiProperty()
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  trialing: boolean;
}

export class ConnectWebsiteDto {
  @ApiProperty({ format: 'uuid' })
  website_id: string;

  @ApiProperty({ description: 'Always 0: plugins are free here.' })
  price: number;

  @ApiProperty({ description: 'Secret of this website and plugin: proves that a call from the settings page is genuine.' })
  token: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  settings: Readonly<Record<string, unknown>>;

  @ApiPropertyOptional({
    type: ConnectWebsitePlan,
    nullable: true,
    description: 'With include_plan: null, because websites have no plans here.',
  })
  plan?: ConnectWebsitePlan | null;
}

export class GrantedPairDto {
  @ApiProperty({ example: 'website:settings' })
  scope: string;

  @ApiProperty({ enum: SCOPE_MODES })
  mode: ScopeMode;
}

export class TokenQuota {
  @ApiProperty({ type: 'integer', description: 'Requests a UTC day.' })
  limit: number;

  @ApiProperty({ type: 'integer' })
  used: number;

  @ApiProperty({ type: 'integer' })
  remaining: number;

  @ApiProperty({ format: 'date-time' })
  resets_at: string;
}

export class ConnectTokenDto {
  @ApiProperty({ format: 'uuid' })
  plugin_id: string;

  @ApiProperty({ format: 'uuid' })
  identifier: string;

  @ApiProperty({ enum: PLUGIN_ENVIRONMENTS })
  environment: PluginEnvironment;

  @ApiProperty({ description: 'Whether the grant is enforced: in production. A development keypair needs no scopes.' })
  scoped: boolean;

  @ApiProperty({ type: [GrantedPairDto], description: 'What reviewers granted the plugin.' })
  grant: GrantedPairDto[];

  @ApiProperty()
  quota: TokenQuota;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  rolled_at: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'After a rotation, of the old keypair: it is refused from this moment on, or as soon as the new one is used.',
  })
  retires_at: string | null;

  @ApiProperty({
    type: 'integer',
    description: 'Websites that the keypair reaches: installs in production, trusted websites in development.',
  })
  installs: number;
}
