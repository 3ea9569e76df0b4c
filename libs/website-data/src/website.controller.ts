import { Controller, Get } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Route, WebsiteId } from '@gatehouse/guard';
import { WebsiteDto } from './website.dto.js';
import { WebsiteSettingsService } from './website-settings.service.js';

@ApiTags('Website')
@Controller('v1/website/:website_id')
export class WebsiteController {
  constructor(private readonly settings: WebsiteSettingsService) {}

  @Get()
  @ApiParam({ name: 'website_id', format: 'uuid' })
  @Route({ tiers: ['plugin', 'website', 'user'], answers: 'resolved', summary: 'Get a website.', data: WebsiteDto })
  get(@WebsiteId() websiteId: string): Promise<WebsiteDto> {
    return this.settings.website(websiteId);
  }
}
