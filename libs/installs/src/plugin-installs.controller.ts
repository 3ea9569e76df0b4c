import { Body, Controller, Get, Header, HttpCode, HttpStatus, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type Page } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import { InstallLinks } from './install-links.js';
import { ChangeInstallLinkBody, InstallLinkView } from './install-links.dto.js';
import { InstallReader } from './install-reader.js';
import { PluginInstallView } from './installs.dto.js';

/** The developer's side: the private link of a plugin, and who installed it. */
@ApiTags('Installs')
@ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed'], 404: ['plugin_not_found'] })
@Controller('api/plugins/:plugin_id')
@SignedIn('marketplace')
export class PluginInstallsController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly links: InstallLinks,
    private readonly reader: InstallReader,
  ) {}

  @Get('install-link')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The plugin’s private install link' })
  @ApiOkResponse({ type: InstallLinkView })
  async view(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
  ): Promise<InstallLinkView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return this.links.view(actor, plugin.id);
  }

  @Patch('install-link')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Switch the link on or off, give it an expiry or a number of uses',
    description: 'Websites that installed the plugin already are not touched.',
  })
  @ApiOkResponse({ type: InstallLinkView })
  @ApiProblems({ 400: ['invalid_data'], 403: ['email_not_confirmed', 'cross_site_request'] })
  async change(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Body() { enabled, expires_at, max_uses }: ChangeInstallLinkBody,
  ): Promise<InstallLinkView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return this.links.change(actor, plugin.id, {
      enabled,
      expiresAt: typeof expires_at === 'string' ? new Date(expires_at) : expires_at,
      maxUses: max_uses,
    });
  }

  @Post('install-link/renew')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Replace the link by a new one; the old one is dead at once' })
  @ApiOkResponse({ type: InstallLinkView })
  @ApiProblems({ 403: ['email_not_confirmed', 'cross_site_request'] })
  async renew(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
  ): Promise<InstallLinkView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return this.links.renew(actor, plugin.id);
  }

  @Get('installs')
  @ApiOperation({ summary: 'The websites that installed the plugin, and what each agreed to' })
  @ApiPage(PluginInstallView)
  @ApiProblems({ 400: ['invalid_data'] })
  async installs(
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Query() query: PageQuery,
  ): Promise<Page<PluginInstallView>> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return this.reader.ofPlugin(plugin.id, query);
  }
}
