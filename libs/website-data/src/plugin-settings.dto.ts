import { ApiProperty } from '@nestjs/swagger';

export class PluginSettingsDto {
  @ApiProperty({ format: 'uuid' })
  plugin_id: string;

  @ApiProperty({ format: 'uuid' })
  website_id: string;

  @ApiProperty({ description: 'Secret of this website and plugin: proves that a call from the settings page is genuine.' })
  token: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'JSON Schema of the settings; {} accepts every object.' })
  schema: Readonly<Record<string, unknown>>;

  @ApiProperty({ type: 'object', additionalProperties: true })
  settings: Readonly<Record<string, unknown>>;

  @ApiProperty({ type: String, nullable: true })
  settings_form_url: string | null;

  @ApiProperty({ type: String, nullable: true })
  callback_url: string | null;
}
