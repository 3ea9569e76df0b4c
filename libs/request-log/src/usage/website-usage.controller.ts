import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { WebsiteKeys } from '@gatehouse/credentials';
import { ApiProblems } from '@gatehouse/platform';
import { WebsitesService } from '@gatehouse/websites';
import type { FastifyReply } from 'fastify';
import { LOG_READERS } from '../log-readers.js';
import { WebsiteActivityView } from './activity.dto.js';
import { answerUsage, ApiUsage } from './usage-answer.js';
import { UsageQuery, type UsageView } from './usage.dto.js';
import { UsageReports } from './usage-reports.js';
import { WebsiteActivity } from './website-activity.js';

@ApiTags('Usage')
@ApiProblems({ 400: ['invalid_data'], 401: ['sign_in_required'], 403: ['operator_role_required', 'email_not_confirmed'] })
@Controller('api/websites/:website_id')
@SignedIn('website')
export class WebsiteUsageController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly keys: WebsiteKeys,
    private readonly reports: UsageReports,
    private readonly activity: WebsiteActivity,
  ) {}

  @Get('usage')
  @ApiUsage('How the REST API is used on the website: by its keys, by its operators, by plugins')
  @ApiProblems({ 404: ['website_not_found'] })
  async ofWebsite(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Query() query: UsageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UsageView | string> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, LOG_READERS);
    return answerUsage(reply, query, await this.reports.of({ kind: 'website', id: website.id }, query));
  }

  @Get('activity')
  @ApiOperation({
    summary: 'Who uses the website, how much, and when last',
    description:
      'Plugins, trusted developers and keys of the last seven days, from the request log: what stops when one of them is taken away.',
  })
  @ApiOkResponse({ type: WebsiteActivityView })
  @ApiProblems({ 404: ['website_not_found'] })
  async activityOf(@CurrentPrincipal() me: Principal, @Param('website_id') websiteId: string): Promise<WebsiteActivityView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, LOG_READERS);
    return this.activity.of(website.id);
  }

  @Get('keys/:key_id/usage')
  @ApiUsage('How a website key is used; deleted ones too')
  @ApiProblems({ 404: ['website_not_found', 'key_not_found'] })
  async ofKey(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('key_id') keyId: string,
    @Query() query: UsageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UsageView | string> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, LOG_READERS);
    const { id } = await this.keys.get(website.id, keyId);
    return answerUsage(reply, query, await this.reports.of({ kind: 'credential', id }, query));
  }
}
