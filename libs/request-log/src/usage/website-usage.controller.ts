import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { WebsiteKeys } from '@gatehouse/credentials';
import { ApiProblems } from '@gatehouse/platform';
import { WebsitesService } from '@gatehouse/websites';
import type { FastifyReply } from 'fastify';
import { LOG_READERS } from '../log-readers.js';
import { answerUsage, ApiUsage } from './usage-answer.js';
import { UsageQuery, type UsageView } from './usage.dto.js';
import { UsageReports } from './usage-reports.js';

@ApiTags('Usage')
@ApiProblems({ 400: ['invalid_data'], 401: ['sign_in_required'], 403: ['operator_role_required', 'email_not_confirmed'] })
@Controller('api/websites/:website_id')
@SignedIn('website')
export class WebsiteUsageController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly keys: WebsiteKeys,
    private readonly reports: UsageReports,
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
