import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, type Page } from '@gatehouse/platform';
import { WebsitesService } from '@gatehouse/websites';
import { LOG_READERS } from '../log-readers.js';
import { ApiRequestFile } from './api-file.js';
import { RequestExport } from './request-export.js';
import { RequestReader } from './request-reader.js';
import { ExportWebsiteRequestsQuery, RequestView, WebsiteRequestsQuery } from './requests.dto.js';

/** Every request with a key of the website, and those that plugins made on it. */
@ApiTags('Request log')
@ApiProblems({
  400: ['invalid_data'],
  401: ['sign_in_required'],
  403: ['operator_role_required', 'email_not_confirmed'],
  404: ['website_not_found'],
})
@Controller('api/websites/:website_id/requests')
@SignedIn('website')
export class WebsiteRequestsController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly reader: RequestReader,
    private readonly files: RequestExport,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Requests to the REST API that concern the website, the newest first' })
  @ApiPage(RequestView)
  async list(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Query() query: WebsiteRequestsQuery,
  ): Promise<Page<RequestView>> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, LOG_READERS);
    return this.reader.list({ website: website.id }, query);
  }

  @Get('export')
  @ApiOperation({ summary: 'The same as a file', description: 'Narrowed like the list, and not cut into pages.' })
  @ApiRequestFile()
  async export(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Query() { format, ...filters }: ExportWebsiteRequestsQuery,
  ): Promise<StreamableFile> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, LOG_READERS);
    return this.files.file({ website: website.id }, filters, format);
  }
}
