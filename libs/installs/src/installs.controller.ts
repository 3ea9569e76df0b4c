import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type Page } from '@gatehouse/platform';
import { MANAGING_ROLES, WebsitesService } from '@gatehouse/websites';
import { Consents } from './consents.js';
import { InstallReader } from './install-reader.js';
import { Installing, SETTINGS_KEPT_MS } from './installing.js';
import { ConsentBody, InstallBody, InstalledView, InstallView, UninstalledView } from './installs.dto.js';

const READING = ['operator_role_required', 'email_not_confirmed'];
const CHANGED = { 403: [...READING, 'cross_site_request'], 404: ['website_not_found', 'install_not_found'] };
const WITH_PAIRS = { ...CHANGED, 400: ['invalid_data'] };
const FROM_GRANT = { ...WITH_PAIRS, 409: ['nothing_granted', 'grant_changed'] };

/** The website's side. Owners and administrators change; account readers may look. */
@ApiTags('Installs')
@ApiProblems({ 401: ['sign_in_required'] })
@Controller('api/websites/:website_id/installs')
@SignedIn('website')
export class InstallsController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly installing: Installing,
    private readonly consents: Consents,
    private readonly reader: InstallReader,
  ) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Install a plugin by its private link, agreeing to exactly the posted pairs',
    description: 'Installing twice is installing once: the answer is the same install.',
  })
  @ApiOkResponse({ type: InstalledView })
  @ApiProblems({ ...FROM_GRANT, 404: ['website_not_found', 'install_link_not_found'] })
  async install(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Body() { plugin_id, secret, pairs, payload }: InstallBody,
  ): Promise<InstalledView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    const ask = { pluginId: plugin_id, secret, pairs, payload };
    const { installId, redirectTo } = await this.installing.install(actor, me.accountId, website.id, ask);
    return { install: await this.reader.get(installId), redirect_to: redirectTo };
  }

  @Get()
  @ApiOperation({ summary: 'The plugins installed on the website: what was agreed to, and what waits for consent' })
  @ApiPage(InstallView)
  @ApiProblems({ 400: ['invalid_data'], 403: READING, 404: ['website_not_found'] })
  async list(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Query() query: PageQuery,
  ): Promise<Page<InstallView>> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, [...MANAGING_ROLES, 'account_reader']);
    return this.reader.ofWebsite(website.id, query);
  }

  @Delete(':plugin_id')
  @ApiOperation({ summary: 'Uninstall a plugin; its access ends at once' })
  @ApiOkResponse({ type: UninstalledView })
  @ApiProblems(CHANGED)
  async uninstall(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('plugin_id') pluginId: string,
  ): Promise<UninstalledView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    const at = await this.installing.uninstall(actor, me.accountId, website.id, pluginId);
    return { uninstalled_at: at.toISOString(), settings_kept_until: new Date(at.getTime() + SETTINGS_KEPT_MS).toISOString() };
  }

  @Post(':plugin_id/consent')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Agree to more of what the plugin holds' })
  @ApiOkResponse({ type: InstallView })
  @ApiProblems(FROM_GRANT)
  async widen(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('plugin_id') pluginId: string,
    @Body() { pairs }: ConsentBody,
  ): Promise<InstallView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return this.reader.get(await this.consents.widen(actor, me.accountId, website.id, pluginId, pairs));
  }

  @Delete(':plugin_id/consent')
  @ApiOperation({ summary: 'Take consent back for some pairs, at once' })
  @ApiOkResponse({ type: InstallView })
  @ApiProblems(WITH_PAIRS)
  async narrow(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('plugin_id') pluginId: string,
    @Body() { pairs }: ConsentBody,
  ): Promise<InstallView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return this.reader.get(await this.consents.narrow(actor, website.id, pluginId, pairs));
  }
}
