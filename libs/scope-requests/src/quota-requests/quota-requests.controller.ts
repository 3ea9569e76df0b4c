import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type Page } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import { QuotaReader } from './quota-reader.js';
import { QuotaRequestBody, QuotaRequestSummary, QuotaRequestView, QuotaUseView } from './quota-requests.dto.js';
import { QuotaRequests } from './quota-requests.js';

const CHANGING = { 403: ['email_not_confirmed', 'cross_site_request'] };

@ApiTags('Quota requests')
@ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed'], 404: ['plugin_not_found', 'quota_request_not_found'] })
@Controller('api/plugins/:plugin_id/quota-requests')
@SignedIn('marketplace')
export class QuotaRequestsController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly requests: QuotaRequests,
    private readonly reader: QuotaReader,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Ask for a higher daily quota in production', description: 'It is effective as soon as it is approved.' })
  @ApiCreatedResponse({ type: QuotaRequestView })
  @ApiProblems({ ...CHANGING, 400: ['invalid_data'], 409: ['quota_request_open', 'no_production_quota'] })
  async ask(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Body() { daily_limit, reason }: QuotaRequestBody,
  ): Promise<QuotaRequestView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return this.reader.get(plugin, await this.requests.ask(actor, me.accountId, plugin.id, { dailyLimit: daily_limit, reason }));
  }

  @Get()
  @ApiOperation({ summary: 'List the plugin’s quota requests, the newest first' })
  @ApiPage(QuotaRequestSummary)
  @ApiProblems({ 400: ['invalid_data'] })
  async list(
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Query() query: PageQuery,
  ): Promise<Page<QuotaRequestSummary>> {
    return this.reader.list((await this.plugins.getOwned(me.accountId, pluginId)).id, query);
  }

  @Get('use')
  @ApiOperation({ summary: '30 days of use, and the day on which the quota will not be enough' })
  @ApiOkResponse({ type: QuotaUseView })
  @ApiProblems({ 409: ['no_production_quota'] })
  async use(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string): Promise<QuotaUseView> {
    return this.reader.use((await this.plugins.getOwned(me.accountId, pluginId)).id);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One quota request, with the plugin’s use and every change so far' })
  @ApiOkResponse({ type: QuotaRequestView })
  async get(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string, @Param('id') id: string): Promise<QuotaRequestView> {
    return this.reader.get(await this.plugins.getOwned(me.accountId, pluginId), id);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a quota request whose reviewer asked for it, and submit it again' })
  @ApiOkResponse({ type: QuotaRequestView })
  @ApiProblems({ ...CHANGING, 400: ['invalid_data'], 409: ['wrong_state', 'no_production_quota'] })
  async revise(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Param('id') id: string,
    @Body() { daily_limit, reason }: QuotaRequestBody,
  ): Promise<QuotaRequestView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    await this.requests.revise(actor, plugin.id, id, { dailyLimit: daily_limit, reason });
    return this.reader.get(plugin, id);
  }

  @Post(':id/withdraw')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Withdraw a quota request that is not decided yet' })
  @ApiOkResponse({ type: QuotaRequestView })
  @ApiProblems({ ...CHANGING, 409: ['wrong_state', 'already_decided'] })
  async withdraw(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Param('id') id: string,
  ): Promise<QuotaRequestView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    await this.requests.withdraw(actor, plugin.id, id);
    return this.reader.get(plugin, id);
  }
}
