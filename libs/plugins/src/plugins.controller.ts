import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, Repeatable, SignedIn, TakesIdempotencyKey, type Principal } from '@gatehouse/auth';
import { Keypairs } from '@gatehouse/credentials';
import { ApiPage, ApiProblems, PageQuery, type IdempotentCall, type Page } from '@gatehouse/platform';
import { issuedKeypairView } from './keypairs/keypairs.dto.js';
import { PluginQuotas } from './keypairs/plugin-quotas.service.js';
import { ShowsSecret } from './keypairs/shows-secret.js';
import {
  ChangePluginBody,
  CreatedPlugin,
  CreatePluginBody,
  DeletePluginBody,
  nextStepView,
  PluginDetails,
  pluginSummary,
  PluginSummary,
  pluginView,
  PluginView,
} from './plugins.dto.js';
import { PluginsService } from './plugins.service.js';

@ApiTags('Plugins')
@ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed', 'cross_site_request'] })
@Controller('api/plugins')
@SignedIn('marketplace')
export class PluginsController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly keypairs: Keypairs,
    private readonly quotas: PluginQuotas,
  ) {}

  @Post()
  @ShowsSecret()
  @ApiOperation({ summary: 'Create a plugin', description: 'Its development keypair is made in the same call; the key is shown once.' })
  @ApiCreatedResponse({ type: CreatedPlugin })
  @TakesIdempotencyKey()
  @ApiProblems({ 400: ['invalid_data', 'idempotency_key_invalid'], 409: ['idempotency_key_reused', 'answer_not_kept'] })
  async create(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Body() body: CreatePluginBody,
    @Repeatable() call: IdempotentCall | null,
  ): Promise<CreatedPlugin> {
    const fields = {
      name: body.name,
      description: body.description ?? '',
      visibility: body.visibility,
      callbackUrl: body.callback_url ?? null,
    };
    const { plugin, keypair } = await this.plugins.create(actor, me.accountId, fields, call);
    const progress = await this.plugins.progressOf([plugin]);
    return { plugin: pluginView(plugin), keypair: issuedKeypairView(keypair), next_step: nextStepView(progress(plugin.id)) };
  }

  @Get()
  @ApiOperation({ summary: 'List your plugins, the newest first, and how far each has come' })
  @ApiPage(PluginSummary)
  @ApiProblems({ 400: ['invalid_data'] })
  async list(@CurrentPrincipal() me: Principal, @Query() query: PageQuery): Promise<Page<PluginSummary>> {
    const page = await this.plugins.listOf(me.accountId, query);
    const progress = await this.plugins.progressOf(page.items);
    return { ...page, items: page.items.map((plugin) => pluginSummary(plugin, progress(plugin.id))) };
  }

  @Get(':plugin_id')
  @ApiOperation({ summary: 'One of your plugins, with keypairs, quotas and what to do next' })
  @ApiOkResponse({ type: PluginDetails })
  @ApiProblems({ 404: ['plugin_not_found'] })
  async get(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string): Promise<PluginDetails> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    const [keypairs, quotas, progress] = await Promise.all([
      this.keypairs.list(plugin.id),
      this.quotas.view(plugin.id),
      this.plugins.progressOf([plugin]),
    ]);
    return { ...pluginSummary(plugin, progress(plugin.id)), keypairs, quotas };
  }

  @Patch(':plugin_id')
  @ApiOperation({ summary: 'Change name, description, callback URL or visibility', description: 'The URN stays what it is.' })
  @ApiOkResponse({ type: PluginView })
  @ApiProblems({ 400: ['invalid_data'], 404: ['plugin_not_found'] })
  async change(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Body() { callback_url, ...rest }: ChangePluginBody,
  ): Promise<PluginView> {
    const given = callback_url === undefined ? rest : { ...rest, callbackUrl: callback_url };
    return pluginView(await this.plugins.change(actor, me.accountId, pluginId, given));
  }

  @Delete(':plugin_id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a plugin', description: 'Type its name as confirmation. Its keypairs are refused from this moment on.' })
  @ApiNoContentResponse()
  @ApiProblems({ 400: ['invalid_data', 'confirmation_mismatch'], 404: ['plugin_not_found'] })
  async delete(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Body() body: DeletePluginBody,
  ): Promise<void> {
    await this.plugins.delete(actor, me.accountId, pluginId, body.name);
  }
}
