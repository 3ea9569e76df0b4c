import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CallingActor, Route, WebsiteId } from '@gatehouse/guard';
import { WebsiteSettingsDto, WebsiteSettingsUpdate } from './website-settings.dto.js';
import { WebsiteSettingsService } from './website-settings.service.js';

@ApiTags('Website settings')
@ApiParam({ name: 'website_id', format: 'uuid' })
@Controller('v1/website/:website_id/settings')
export class WebsiteSettingsController {
  constructor(private readonly settings: WebsiteSettingsService) {}

  @Get()
  @Route({
    tiers: ['plugin', 'website', 'user'],
    scope: 'website:settings',
    mode: 'read',
    answers: 'resolved',
    summary: 'Get the settings of a website.',
    data: WebsiteSettingsDto,
  })
  get(@WebsiteId() websiteId: string): Promise<WebsiteSettingsDto> {
    return this.settings.settings(websiteId);
  }

  @Patch()
  @Route({
    tiers: ['plugin', 'website', 'user'],
    scope: 'website:settings',
    mode: 'write',
    answers: 'updated',
    summary: 'Change settings of a website: what is sent is merged, null takes a setting away.',
    body: true,
  })
  async update(@CallingActor() actor: Actor, @WebsiteId() websiteId: string, @Body() update: WebsiteSettingsUpdate): Promise<void> {
    await this.settings.update(actor, websiteId, update);
  }
}
