import { Body, Controller, Delete, Get, Patch, Post, Put } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { Caller, CallingActor, Refusal, Route, WebsiteId, type PluginCaller } from '@gatehouse/guard';
import { PluginSettingsDto } from './plugin-settings.dto.js';
import { PluginSettingsService } from './plugin-settings.service.js';

const SETTINGS_BODY = { schema: { type: 'object', additionalProperties: true }, description: 'At most 64 KiB.' } as const;

@ApiTags('Plugin subscription')
@ApiParam({ name: 'website_id', format: 'uuid' })
@Controller('v1/plugins/subscription/:website_id')
export class PluginSubscriptionController {
  constructor(private readonly settings: PluginSettingsService) {}

  @Post()
  @Route({ tiers: ['user'], answers: 'added', summary: 'Install a plugin: for people only, by the install link.' })
  subscribe(): never {
    throw installIsForPeople();
  }

  @Delete(':plugin_id')
  @ApiParam({ name: 'plugin_id', format: 'uuid' })
  @Route({ tiers: ['user'], answers: 'deleted', summary: 'Uninstall a plugin: for people only, in the website’s console.' })
  unsubscribe(): never {
    throw installIsForPeople();
  }

  @Get(':plugin_id/settings')
  @ApiParam({ name: 'plugin_id', format: 'uuid' })
  @Route({ tiers: ['plugin'], answers: 'resolved', summary: 'Get the plugin’s settings on a website.', data: PluginSettingsDto })
  get(@Caller() caller: PluginCaller, @WebsiteId() websiteId: string): Promise<PluginSettingsDto> {
    return this.settings.get(caller, websiteId);
  }

  @Put(':plugin_id/settings')
  @ApiParam({ name: 'plugin_id', format: 'uuid' })
  @ApiBody(SETTINGS_BODY)
  @Route({ tiers: ['plugin'], answers: 'updated', summary: 'Replace the plugin’s settings on a website.', body: true })
  async replace(
    @CallingActor() actor: Actor,
    @Caller() caller: PluginCaller,
    @WebsiteId() websiteId: string,
    @Body() settings: Record<string, unknown>,
  ): Promise<void> {
    await this.settings.replace(actor, caller, websiteId, settings);
  }

  @Patch(':plugin_id/settings')
  @ApiParam({ name: 'plugin_id', format: 'uuid' })
  @ApiBody(SETTINGS_BODY)
  @Route({
    tiers: ['plugin'],
    answers: 'updated',
    summary: 'Merge into the plugin’s settings on a website (RFC 7396).',
    body: true,
  })
  async merge(
    @CallingActor() actor: Actor,
    @Caller() caller: PluginCaller,
    @WebsiteId() websiteId: string,
    @Body() patch: Record<string, unknown>,
  ): Promise<void> {
    await this.settings.merge(actor, caller, websiteId, patch);
  }
}

/** No credential opens these routes: the guard says so to plugins and website keys, and this to user keys. */
function installIsForPeople(): Refusal {
  return Refusal.because('restricted_route_tier', 'A plugin is installed and uninstalled by people of the website, in its console.');
}
