import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type Page } from '@gatehouse/platform';
import { MANAGING_ROLES, WebsitesService } from '@gatehouse/websites';
import { ShowsSecret } from '../keypairs/shows-secret.js';
import { ConfirmDeveloperBody, MadeTrustCode, MakeTrustCodeBody, TrustCodeView, TrustedDeveloperView } from './trust.dto.js';
import { TrustCodes } from './trust-codes.service.js';
import { TrustedWebsites } from './trusted-websites.service.js';

/** The website's side of trust; owners and administrators. */
@ApiTags('Trusted developers')
@ApiProblems({
  401: ['sign_in_required'],
  403: ['operator_role_required', 'email_not_confirmed', 'cross_site_request'],
  404: ['website_not_found'],
})
@Controller('api/websites/:website_id')
@SignedIn('website')
export class TrustedDevelopersController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly codes: TrustCodes,
    private readonly trusted: TrustedWebsites,
  ) {}

  @Post('trust-codes')
  @ShowsSecret()
  @ApiOperation({
    summary: 'Make a trust code for a developer',
    description: 'Works once, within 15 minutes, for the marketplace account with this e-mail only. The code is shown once.',
  })
  @ApiCreatedResponse({ type: MadeTrustCode })
  @ApiProblems({ 400: ['invalid_data'] })
  async makeCode(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Body() body: MakeTrustCodeBody,
  ): Promise<MadeTrustCode> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return this.codes.make(actor, me.accountId, website.id, body.developer_email);
  }

  @Get('trust-codes')
  @ApiOperation({ summary: 'List the trust codes of a website, the newest first, without the codes' })
  @ApiPage(TrustCodeView)
  @ApiProblems({ 400: ['invalid_data'] })
  async listCodes(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Query() query: PageQuery,
  ): Promise<Page<TrustCodeView>> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return this.codes.listOf(website.id, query);
  }

  @Get('trusted-developers')
  @ApiOperation({ summary: 'List the developers that a website trusts, or that wait for it, the newest first' })
  @ApiPage(TrustedDeveloperView)
  @ApiProblems({ 400: ['invalid_data'] })
  async list(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Query() query: PageQuery,
  ): Promise<Page<TrustedDeveloperView>> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return this.trusted.developersOf(website.id, query);
  }

  @Post('trusted-developers/:trust_id/confirm')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Confirm a developer by the name of their account',
    description: 'From then on, for 90 days, the development keypairs of their plugins work on this website.',
  })
  @ApiOkResponse({ type: TrustedDeveloperView })
  @ApiProblems({
    400: ['invalid_data'],
    404: ['website_not_found', 'trusted_developer_not_found'],
    409: ['account_name_mismatch', 'trust_not_pending'],
  })
  async confirm(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('trust_id') trustId: string,
    @Body() body: ConfirmDeveloperBody,
  ): Promise<TrustedDeveloperView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return this.trusted.confirm(actor, me, website.id, trustId, body.account_name);
  }

  @Post('trusted-developers/:trust_id/end')
  @HttpCode(200)
  @ApiOperation({
    summary: 'End the trust in a developer',
    description: 'Their development keypairs are refused on this website from now on.',
  })
  @ApiOkResponse({ type: TrustedDeveloperView })
  @ApiProblems({ 404: ['website_not_found', 'trusted_developer_not_found'], 409: ['trust_ended'] })
  async end(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('trust_id') trustId: string,
  ): Promise<TrustedDeveloperView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return this.trusted.endByWebsite(actor, website.id, trustId);
  }
}
