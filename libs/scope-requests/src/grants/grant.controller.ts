import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import { GrantView } from './grant.dto.js';
import { Grants } from './grants.js';

@ApiTags('Scope requests')
@Controller('api/plugins/:plugin_id/grant')
@SignedIn('marketplace')
export class GrantController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly grants: Grants,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What the plugin’s production keypair holds' })
  @ApiOkResponse({ type: GrantView })
  @ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed'], 404: ['plugin_not_found'] })
  async get(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string): Promise<GrantView> {
    const plugin = await this.plugins.getOwned(me.accountId, pluginId);
    return { plugin_id: plugin.id, pairs: await this.grants.describe(plugin.id) };
  }
}
