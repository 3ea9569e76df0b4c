import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import { GrantView, NarrowBody, UnusedPairsView } from './grant.dto.js';
import { Grants } from './grants.js';
import { Narrowing, UNUSED_DAYS } from './narrowing.js';

@ApiTags('Scope requests')
@Controller('api/plugins/:plugin_id/grant')
@SignedIn('marketplace')
export class GrantController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly grants: Grants,
    private readonly narrowing: Narrowing,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What the plugin’s production keypair holds' })
  @ApiOkResponse({ type: GrantView })
  @ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed'], 404: ['plugin_not_found'] })
  async get(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string): Promise<GrantView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return { plugin_id: plugin.id, pairs: await this.grants.describe(plugin.id) };
  }

  @Get('unused')
  @ApiOperation({
    summary: 'Pairs that production does not use',
    description:
      'Held for 30 days, and used by no production call in the last 30 days. They are proposed for removal, never removed by themselves.',
  })
  @ApiOkResponse({ type: UnusedPairsView })
  @ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed'], 404: ['plugin_not_found'] })
  async unused(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string): Promise<UnusedPairsView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return { plugin_id: plugin.id, days: UNUSED_DAYS, pairs: await this.narrowing.proposed(plugin.id) };
  }

  @Post('narrow')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Give pairs back',
    description: 'In force for the next request to the REST API. What websites agreed to for these pairs is forgotten.',
  })
  @ApiOkResponse({ type: GrantView })
  @ApiProblems({
    400: ['invalid_data'],
    401: ['sign_in_required'],
    403: ['email_not_confirmed', 'cross_site_request'],
    404: ['plugin_not_found'],
  })
  async narrow(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Body() { pairs }: NarrowBody,
  ): Promise<GrantView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    await this.narrowing.narrow(actor, plugin.id, pairs);
    return { plugin_id: plugin.id, pairs: await this.grants.describe(plugin.id) };
  }
}
