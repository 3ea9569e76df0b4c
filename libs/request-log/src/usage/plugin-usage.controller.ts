import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import type { FastifyReply } from 'fastify';
import { answerUsage, ApiUsage } from './usage-answer.js';
import { UsageQuery, type UsageView } from './usage.dto.js';
import { UsageReports } from './usage-reports.js';

@ApiTags('Usage')
@ApiProblems({ 400: ['invalid_data'], 401: ['sign_in_required'], 403: ['email_not_confirmed'], 404: ['plugin_not_found'] })
@Controller('api/plugins/:plugin_id/usage')
@SignedIn('marketplace')
export class PluginUsageController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly reports: UsageReports,
  ) {}

  @Get()
  @ApiUsage('How the plugin uses the REST API, in development and in production')
  async usage(
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Query() query: UsageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UsageView | string> {
    const { id } = await this.plugins.getOwned(me.accountId, pluginId);
    return answerUsage(reply, query, await this.reports.of({ kind: 'plugin', id }, query));
  }
}
