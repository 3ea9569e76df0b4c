import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import { RequestReader } from '../requests/request-reader.js';
import { ScopeRequestView } from '../requests/scope-requests.dto.js';
import { UseDraftView } from './use-draft.dto.js';
import { UseDraft } from './use-draft.js';

/** Listed before the controller of scope requests, whose `:id` would take the word draft. */
@ApiTags('Scope requests')
@ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed'], 404: ['plugin_not_found'] })
@Controller('api/plugins/:plugin_id/scope-requests/draft')
@SignedIn('marketplace')
export class UseDraftController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly draft: UseDraft,
    private readonly reader: RequestReader,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What to ask for, from what development called',
    description: 'The pairs that the development keypair’s calls of the last 30 days would have needed, without those that are granted.',
  })
  @ApiOkResponse({ type: UseDraftView })
  async get(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string): Promise<UseDraftView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return this.draft.view(plugin.id);
  }

  @Post()
  @ApiOperation({ summary: 'Make a draft request of it', description: 'The justifications are left for you to write; submit it then.' })
  @ApiCreatedResponse({ type: ScopeRequestView })
  @ApiProblems({
    400: ['invalid_data'],
    403: ['email_not_confirmed', 'cross_site_request'],
    404: ['plugin_not_found', 'scope_request_not_found'],
    409: ['request_open', 'nothing_to_draft'],
  })
  async write(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
  ): Promise<ScopeRequestView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return this.reader.get(plugin, await this.draft.write(actor, me.accountId, plugin.id));
  }
}
