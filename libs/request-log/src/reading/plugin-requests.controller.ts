import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, type Page } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import { ApiRequestFile } from './api-file.js';
import { RequestExport } from './request-export.js';
import { RequestReader } from './request-reader.js';
import { ExportPluginRequestsQuery, PluginRequestsQuery, RequestView } from './requests.dto.js';

/** Every request with one of the plugin's keypairs, in both environments. */
@ApiTags('Request log')
@ApiProblems({ 400: ['invalid_data'], 401: ['sign_in_required'], 403: ['email_not_confirmed'], 404: ['plugin_not_found'] })
@Controller('api/plugins/:plugin_id/requests')
@SignedIn('marketplace')
export class PluginRequestsController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly reader: RequestReader,
    private readonly files: RequestExport,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Requests that the plugin made to the REST API, the newest first' })
  @ApiPage(RequestView)
  async list(
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Query() query: PluginRequestsQuery,
  ): Promise<Page<RequestView>> {
    const { id } = await this.plugins.getOwned(me.accountId, pluginId);
    return this.reader.list({ plugin: id }, query);
  }

  @Get('export')
  @ApiOperation({ summary: 'The same as a file', description: 'Narrowed like the list, and not cut into pages.' })
  @ApiRequestFile()
  async export(
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Query() { format, ...filters }: ExportPluginRequestsQuery,
  ): Promise<StreamableFile> {
    const { id } = await this.plugins.getOwned(me.accountId, pluginId);
    return this.files.file({ plugin: id }, filters, format);
  }
}
