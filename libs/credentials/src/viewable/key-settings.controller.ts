import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { KeySettings } from './key-settings.js';
import { KeySettingsBody, KeySettingsView } from './viewable.dto.js';

@ApiTags('Administration')
@ApiProblems({ 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'] })
@Controller('api/administration/key-settings')
@SignedIn('marketplace', ['administrator'])
export class KeySettingsController {
  constructor(private readonly settings: KeySettings) {}

  @Get()
  @ApiOperation({ summary: 'Whether website and user keys may be made viewable' })
  @ApiOkResponse({ type: KeySettingsView })
  async get(): Promise<KeySettingsView> {
    const { viewableKeys, version } = await this.settings.read();
    return { viewable_keys: viewableKeys, version, sealed_copies: await this.settings.sealedCopies() };
  }

  @Put()
  @ApiOperation({
    summary: 'Change it',
    description: 'Off refuses every view from the moment this returns, and deletes the sealed copies.',
  })
  @ApiOkResponse({ type: KeySettingsView })
  @ApiProblems({
    400: ['invalid_data'],
    403: ['role_required', 'email_not_confirmed', 'cross_site_request'],
    409: ['settings_changed_meanwhile'],
  })
  async change(@CurrentActor() actor: Actor, @Body() { viewable_keys, version }: KeySettingsBody): Promise<KeySettingsView> {
    await this.settings.change(actor, { viewableKeys: viewable_keys }, version);
    return this.get();
  }
}
