import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type Page } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import { ReviewProgressView } from '@gatehouse/review';
import { Appeals } from './appeals.js';
import { RequestReader } from './request-reader.js';
import { AppealBody, CreateScopeRequestBody, PairsBody, ScopeRequestSummary, ScopeRequestView } from './scope-requests.dto.js';
import { ScopeRequestsService } from './scope-requests.service.js';

const CHANGED = { 403: ['email_not_confirmed', 'cross_site_request'], 409: ['wrong_state'] };
const WITH_PAIRS = { ...CHANGED, 400: ['invalid_data'] };

@ApiTags('Scope requests')
@ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed'], 404: ['plugin_not_found', 'scope_request_not_found'] })
@Controller('api/plugins/:plugin_id/scope-requests')
@SignedIn('marketplace')
export class ScopeRequestsController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly requests: ScopeRequestsService,
    private readonly reader: RequestReader,
    private readonly appeals: Appeals,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Ask for scopes', description: 'Submitted at once unless submit is false. A plugin has one open request.' })
  @ApiCreatedResponse({ type: ScopeRequestView })
  @ApiProblems({ ...WITH_PAIRS, 409: ['request_open'] })
  async create(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Body() { pairs, submit }: CreateScopeRequestBody,
  ): Promise<ScopeRequestView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return this.reader.get(plugin, await this.requests.create(actor, me.accountId, plugin.id, pairs, submit ?? true));
  }

  @Get()
  @ApiOperation({ summary: 'List the plugin’s scope requests, the newest first' })
  @ApiPage(ScopeRequestSummary)
  @ApiProblems({ 400: ['invalid_data'] })
  async list(
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Query() query: PageQuery,
  ): Promise<Page<ScopeRequestSummary>> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return this.reader.list(plugin.id, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One scope request: state, place in the queue, verdicts, every change so far' })
  @ApiOkResponse({ type: ScopeRequestView })
  async get(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string, @Param('id') id: string): Promise<ScopeRequestView> {
    return this.reader.get(await this.plugins.getOwned(me.accountId, pluginId), id);
  }

  @Get(':id/progress')
  @ApiOperation({ summary: 'Where a request stands: place, SLA clock, estimated time, who has to do what' })
  @ApiOkResponse({ type: ReviewProgressView })
  async progress(
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Param('id') id: string,
  ): Promise<ReviewProgressView> {
    return (await this.reader.get(await this.plugins.getOwned(me.accountId, pluginId), id)).progress;
  }

  @Put(':id')
  @ApiOperation({ summary: 'Replace the pairs of a draft, or of a request whose reviewer asked for changes' })
  @ApiOkResponse({ type: ScopeRequestView })
  @ApiProblems(WITH_PAIRS)
  async edit(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Param('id') id: string,
    @Body() { pairs }: PairsBody,
  ): Promise<ScopeRequestView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    await this.requests.edit(actor, plugin.id, id, pairs);
    return this.reader.get(plugin, id);
  }

  @Post(':id/submit')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Submit a draft, or submit again after changes' })
  @ApiOkResponse({ type: ScopeRequestView })
  @ApiProblems(WITH_PAIRS)
  async submit(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Param('id') id: string,
  ): Promise<ScopeRequestView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    await this.requests.submit(actor, plugin.id, id);
    return this.reader.get(plugin, id);
  }

  @Post(':id/withdraw')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Withdraw a request that is not decided yet' })
  @ApiOkResponse({ type: ScopeRequestView })
  @ApiProblems(CHANGED)
  async withdraw(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Param('id') id: string,
  ): Promise<ScopeRequestView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    await this.requests.withdraw(actor, plugin.id, id);
    return this.reader.get(plugin, id);
  }

  @Post(':id/appeal')
  @ApiOperation({
    summary: 'Appeal once, to another reviewer, against what was denied',
    description: 'Makes a new request for the denied pairs. Nobody who took part in the decision decides it, unless nobody else can.',
  })
  @ApiCreatedResponse({ type: ScopeRequestView })
  @ApiProblems({ ...WITH_PAIRS, 409: ['wrong_state', 'already_appealed', 'request_open'] })
  async appeal(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Param('id') id: string,
    @Body() { reason }: AppealBody,
  ): Promise<ScopeRequestView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return this.reader.get(plugin, await this.appeals.appeal(actor, me.accountId, plugin.id, id, reason));
  }
}
