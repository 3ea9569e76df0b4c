import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type Page } from '@gatehouse/platform';
import { RedeemBody, TrustedWebsiteView } from './trust.dto.js';
import { TrustEffects, TrustEffectsView } from './trust-effects.js';
import { TrustCodes } from './trust-codes.service.js';
import { TrustedWebsites } from './trusted-websites.service.js';

/** The developer's side of trust. */
@ApiTags('Trusted websites')
@ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed', 'cross_site_request'] })
@Controller('api/trusted-websites')
@SignedIn('marketplace')
export class TrustedWebsitesController {
  constructor(
    private readonly codes: TrustCodes,
    private readonly trusted: TrustedWebsites,
    private readonly effects: TrustEffects,
  ) {}

  @Post('redeem')
  @ApiOperation({
    summary: 'Redeem a trust code',
    description: 'The website’s owner then confirms the name of your account. Ten tries an hour.',
  })
  @ApiCreatedResponse({ type: TrustedWebsiteView })
  @ApiProblems({ 400: ['invalid_data'], 404: ['trust_code_not_found'], 409: ['already_trusted'], 429: ['redeem_limit_reached'] })
  async redeem(@CurrentActor() actor: Actor, @CurrentPrincipal() me: Principal, @Body() body: RedeemBody): Promise<TrustedWebsiteView> {
    return this.trusted.websiteOf(me.accountId, await this.codes.redeem(actor, me, body.code));
  }

  @Get()
  @ApiOperation({ summary: 'List the websites that trust your account, or wait for their owners, the newest first' })
  @ApiPage(TrustedWebsiteView)
  @ApiProblems({ 400: ['invalid_data'] })
  async list(@CurrentPrincipal() me: Principal, @Query() query: PageQuery): Promise<Page<TrustedWebsiteView>> {
    return this.trusted.websitesOf(me.accountId, query);
  }

  @Get(':trust_id/effects')
  @ApiOperation({ summary: 'What giving up the trust of a website would end now, in numbers' })
  @ApiOkResponse({ type: TrustEffectsView })
  @ApiProblems({ 404: ['trusted_website_not_found'] })
  async effectsOf(@CurrentPrincipal() me: Principal, @Param('trust_id') trustId: string): Promise<TrustEffectsView> {
    return this.effects.of(me.accountId, trustId);
  }

  @Delete(':trust_id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Give up the trust of a website' })
  @ApiNoContentResponse()
  @ApiProblems({ 404: ['trusted_website_not_found'], 409: ['trust_ended'] })
  async end(@CurrentActor() actor: Actor, @CurrentPrincipal() me: Principal, @Param('trust_id') trustId: string): Promise<void> {
    await this.trusted.endByDeveloper(actor, me.accountId, trustId);
  }
}
