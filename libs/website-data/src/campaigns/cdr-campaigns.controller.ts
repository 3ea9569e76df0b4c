import { Controller, Get, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { Route, WebsiteId } from '@gatehouse/guard';
import { readChoice, readCount, readNumbers, readText } from '../query-values.js';
import { CAMPAIGN_STATUSES, CampaignDto, campaignDto } from './campaigns.dto.js';
import { Campaigns } from './campaigns.js';

const MOST_PER_PAGE = 1_000;

/** A route of Voiso, as its customers call it. The website is the key's. */
@ApiTags('Campaigns')
@Controller('api/v2/cdr/campaigns')
export class CdrCampaignsController {
  constructor(private readonly campaigns: Campaigns) {}

  @Get()
  @ApiQuery({ name: 'page', required: false, schema: { type: 'integer', minimum: 1, default: 1 } })
  @ApiQuery({ name: 'per_page', required: false, schema: { type: 'integer', minimum: 1, maximum: MOST_PER_PAGE, default: 100 } })
  @ApiQuery({ name: 'name', required: false, description: 'Part of the name, whatever the case of its letters.' })
  @ApiQuery({ name: 'status', required: false, enum: CAMPAIGN_STATUSES })
  @ApiQuery({ name: 'campaign_id', required: false, description: 'One id, or up to 100 separated by commas.' })
  @Route({
    tiers: ['website', 'user'],
    scope: 'website:campaigns',
    mode: 'read',
    answers: 'listed',
    summary: 'List the campaigns of the contact centre to which the key belongs.',
    data: [CampaignDto],
  })
  async list(@WebsiteId() websiteId: string, @Query() query: Record<string, unknown>): Promise<CampaignDto[]> {
    const found = await this.campaigns.find(websiteId, {
      page: readCount(query, 'page', { most: 1_000_000, otherwise: 1 }),
      perPage: readCount(query, 'per_page', { most: MOST_PER_PAGE, otherwise: 100 }),
      name: readText(query, 'name', 200),
      status: readChoice(query, 'status', CAMPAIGN_STATUSES),
      numbers: readNumbers(query, 'campaign_id', 100),
    });
    return found.map(campaignDto);
  }
}
