import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type Page } from '@gatehouse/platform';
import { MANAGING_ROLES, WebsitesService } from '@gatehouse/websites';
import { CampaignDto, campaignDto, ChangeCampaignBody, CreateCampaignBody } from './campaigns.dto.js';
import { Campaigns } from './campaigns.js';

const REFUSED = ['operator_role_required', 'email_not_confirmed', 'cross_site_request'];

/** Where campaigns are made: every operator sees them; owners and administrators make and change them. */
@ApiTags('Campaigns')
@ApiProblems({ 401: ['sign_in_required'] })
@Controller('api/websites/:website_id/campaigns')
@SignedIn('website')
export class WebsiteCampaignsController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly campaigns: Campaigns,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The campaigns of a website, the oldest first' })
  @ApiPage(CampaignDto)
  @ApiProblems({ 400: ['invalid_data'], 403: ['email_not_confirmed'], 404: ['website_not_found'] })
  async list(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Query() query: PageQuery,
  ): Promise<Page<CampaignDto>> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId);
    const page = await this.campaigns.list(website.id, query);
    return { ...page, items: page.items.map(campaignDto) };
  }

  @Post()
  @ApiOperation({ summary: 'Make a campaign' })
  @ApiCreatedResponse({ type: CampaignDto })
  @ApiProblems({ 400: ['invalid_data'], 403: REFUSED, 404: ['website_not_found'] })
  async create(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Body() { name, status }: CreateCampaignBody,
  ): Promise<CampaignDto> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return campaignDto(await this.campaigns.create(actor, website.id, name, status ?? 'draft'));
  }

  @Patch(':campaign_id')
  @ApiOperation({ summary: 'Rename a campaign or change its status' })
  @ApiOkResponse({ type: CampaignDto })
  @ApiProblems({ 400: ['invalid_data'], 403: REFUSED, 404: ['website_not_found', 'campaign_not_found'] })
  async change(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('campaign_id') id: string,
    @Body() body: ChangeCampaignBody,
  ): Promise<CampaignDto> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    const number = /^\d{1,9}$/.test(id) ? Number(id) : 0;
    return campaignDto(await this.campaigns.change(actor, website.id, number, body));
  }
}
