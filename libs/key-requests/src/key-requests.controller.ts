import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type Page } from '@gatehouse/platform';
import { MANAGING_ROLES, OperatorRoleRequired, WebsitesService } from '@gatehouse/websites';
import { KeyRequestReader } from './key-request-reader.js';
import { KeyAppealBody, KeyRequestBody, KeyRequestSummary, KeyRequestView } from './key-requests.dto.js';
import { KeyRequests, type AskedKey } from './key-requests.js';

const CHANGING = { 403: ['operator_role_required', 'email_not_confirmed', 'cross_site_request'] };

/** Owners and administrators ask for a contact-centre key; account readers may look. */
@ApiTags('Contact-centre keys')
@ApiProblems({
  401: ['sign_in_required'],
  403: ['operator_role_required', 'email_not_confirmed'],
  404: ['website_not_found', 'key_request_not_found'],
})
@Controller('api/websites/:website_id/contact-centre-key-requests')
@SignedIn('website')
export class KeyRequestsController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly requests: KeyRequests,
    private readonly reader: KeyRequestReader,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Ask for a contact-centre key: full access to the website, tied to no person',
    description: 'Reviewers of the platform decide. Once approved the key stands among the website’s keys and can be claimed for 30 days.',
  })
  @ApiCreatedResponse({ type: KeyRequestView })
  @ApiProblems({ ...CHANGING, 400: ['invalid_data'], 409: ['key_request_open', 'key_name_taken'] })
  async ask(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') given: string,
    @Body() body: KeyRequestBody,
  ): Promise<KeyRequestView> {
    const websiteId = await this.managed(me, given, body);
    return this.reader.get(websiteId, await this.requests.ask(actor, me.accountId, websiteId, askedKey(body)));
  }

  @Get()
  @ApiOperation({ summary: 'The website’s requests for contact-centre keys, the newest first' })
  @ApiPage(KeyRequestSummary)
  @ApiProblems({ 400: ['invalid_data'] })
  async list(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Query() query: PageQuery,
  ): Promise<Page<KeyRequestSummary>> {
    return this.reader.list(await this.viewed(me, websiteId), query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One request: where it stands, and every change so far' })
  @ApiOkResponse({ type: KeyRequestView })
  async get(@CurrentPrincipal() me: Principal, @Param('website_id') websiteId: string, @Param('id') id: string): Promise<KeyRequestView> {
    return this.reader.get(await this.viewed(me, websiteId), id);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a request whose reviewer asked for it, and submit it again' })
  @ApiOkResponse({ type: KeyRequestView })
  @ApiProblems({ ...CHANGING, 400: ['invalid_data'], 409: ['wrong_state', 'key_name_taken'] })
  async revise(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') given: string,
    @Param('id') id: string,
    @Body() body: KeyRequestBody,
  ): Promise<KeyRequestView> {
    const websiteId = await this.managed(me, given, body);
    await this.requests.revise(actor, websiteId, id, askedKey(body));
    return this.reader.get(websiteId, id);
  }

  @Post(':id/withdraw')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Withdraw a request that is not decided yet' })
  @ApiOkResponse({ type: KeyRequestView })
  @ApiProblems({ ...CHANGING, 409: ['wrong_state', 'already_decided'] })
  async withdraw(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') given: string,
    @Param('id') id: string,
  ): Promise<KeyRequestView> {
    const websiteId = await this.managed(me, given);
    await this.requests.withdraw(actor, websiteId, id);
    return this.reader.get(websiteId, id);
  }

  @Post(':id/appeal')
  @ApiOperation({ summary: 'Appeal against a rejection, once: somebody else decides about a new request for the same key' })
  @ApiCreatedResponse({ type: KeyRequestView })
  @ApiProblems({
    ...CHANGING,
    400: ['invalid_data'],
    409: ['wrong_state', 'already_appealed', 'key_request_open', 'key_name_taken'],
  })
  async appeal(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') given: string,
    @Param('id') id: string,
    @Body() { reason }: KeyAppealBody,
  ): Promise<KeyRequestView> {
    const websiteId = await this.managed(me, given);
    return this.reader.get(websiteId, await this.requests.appeal(actor, me.accountId, websiteId, id, reason));
  }

  /** As for other keys, only an owner lets one travel in URLs. */
  private async managed(me: Principal, websiteId: string, body?: KeyRequestBody): Promise<string> {
    const { website, role } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    if (body?.allowed_in_url === true && role !== 'owner') throw new OperatorRoleRequired(['owner']);
    return website.id;
  }

  private async viewed(me: Principal, websiteId: string): Promise<string> {
    return (await this.websites.requireRole(websiteId, me.accountId, [...MANAGING_ROLES, 'account_reader'])).website.id;
  }
}

function askedKey(body: KeyRequestBody): AskedKey {
  return {
    name: body.name,
    justification: body.justification,
    expiresAt: body.expires_at === 'never' ? 'never' : new Date(body.expires_at),
    allowedAddresses: body.allowed_addresses ?? null,
    allowedInUrl: body.allowed_in_url ?? false,
    dailyQuota: body.daily_quota,
  };
}
