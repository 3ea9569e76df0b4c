import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type Page } from '@gatehouse/platform';
import { MANAGING_ROLES } from './operator-roles.js';
import { CreateWebsiteBody, RenameWebsiteBody, websiteDetails, WebsiteDetails, websiteView, WebsiteView } from './websites.dto.js';
import { WebsitesService } from './websites.service.js';

@ApiTags('Websites')
@ApiProblems({ 401: ['sign_in_required'] })
@Controller('api/websites')
@SignedIn('website')
export class WebsitesController {
  constructor(private readonly websites: WebsitesService) {}

  @Post()
  @ApiOperation({ summary: 'Create a website', description: 'You become its owner.' })
  @ApiCreatedResponse({ type: WebsiteDetails })
  @ApiProblems({ 400: ['invalid_data'], 403: ['email_not_confirmed', 'cross_site_request'], 409: ['external_id_taken'] })
  async create(@CurrentActor() actor: Actor, @CurrentPrincipal() me: Principal, @Body() body: CreateWebsiteBody): Promise<WebsiteDetails> {
    const given = { name: body.name, domain: body.domain, externalId: body.external_id };
    return websiteDetails(await this.websites.create(actor, me.accountId, given));
  }

  @Get()
  @ApiOperation({ summary: 'List the websites that you are an operator of' })
  @ApiPage(WebsiteView)
  @ApiProblems({ 400: ['invalid_data'], 403: ['email_not_confirmed'] })
  async list(@CurrentPrincipal() me: Principal, @Query() query: PageQuery): Promise<Page<WebsiteView>> {
    const page = await this.websites.listOf(me.accountId, query);
    return { ...page, items: page.items.map(websiteView) };
  }

  @Get(':website_id')
  @ApiOperation({ summary: 'One of your websites, with its settings' })
  @ApiOkResponse({ type: WebsiteDetails })
  @ApiProblems({ 403: ['email_not_confirmed'], 404: ['website_not_found'] })
  async get(@CurrentPrincipal() me: Principal, @Param('website_id') websiteId: string): Promise<WebsiteDetails> {
    return websiteDetails(await this.websites.requireRole(websiteId, me.accountId));
  }

  @Patch(':website_id')
  @ApiOperation({ summary: 'Rename a website or change its domain', description: 'Owners and administrators.' })
  @ApiOkResponse({ type: WebsiteDetails })
  @ApiProblems({
    400: ['invalid_data'],
    403: ['operator_role_required', 'email_not_confirmed', 'cross_site_request'],
    404: ['website_not_found'],
  })
  async rename(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Body() body: RenameWebsiteBody,
  ): Promise<WebsiteDetails> {
    const { role } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return websiteDetails({ website: await this.websites.rename(actor, websiteId, body), role });
  }
}
