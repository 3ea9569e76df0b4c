import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Caller, Route, type PluginCaller } from '@gatehouse/guard';
import { ConnectAccountDto, ConnectTokenDto, ConnectWebsiteDto } from './plugin-connect.dto.js';
import { PluginConnectService } from './plugin-connect.service.js';
import { readFlag, readPage } from './query-values.js';

@ApiTags('Plugin connect')
@Controller('v1/plugin/connect')
export class PluginConnectController {
  constructor(private readonly connect: PluginConnectService) {}

  @Get('account')
  @Route({ tiers: ['plugin'], answers: 'resolved', summary: 'Which plugin the keypair belongs to.', data: ConnectAccountDto })
  account(@Caller() caller: PluginCaller): ConnectAccountDto {
    return { plugin_id: caller.pluginId };
  }

  @Get('session')
  @Route({ tiers: ['plugin'], costsQuota: false, answers: 'resolved', summary: 'Whether the keypair is valid (usually asked with HEAD).' })
  session(): void {
    // The guard has answered: whoever comes this far has a valid keypair.
  }

  @Get('token')
  @Route({
    tiers: ['plugin'],
    costsQuota: false,
    answers: 'resolved',
    summary: 'What the keypair is and may do: environment, grant, quota, last roll.',
    data: ConnectTokenDto,
  })
  token(@Caller() caller: PluginCaller): Promise<ConnectTokenDto> {
    return this.connect.token(caller);
  }

  @Get('websites/all/:page_number')
  @ApiParam({ name: 'page_number', schema: { type: 'integer', minimum: 0 }, description: 'From 1; 0 counts as 1.' })
  @ApiQuery({ name: 'filter_configured', required: false, description: '1 or true leaves out websites that have no settings yet.' })
  @ApiQuery({ name: 'include_plan', required: false })
  @Route({
    tiers: ['plugin'],
    answers: 'listed',
    summary: 'The websites that the keypair reaches, page by page; an empty page is the end.',
    data: [ConnectWebsiteDto],
  })
  websites(
    @Caller() caller: PluginCaller,
    @Param('page_number') page: string,
    @Query() query: Record<string, unknown>,
  ): Promise<ConnectWebsiteDto[]> {
    return this.connect.websites(caller, {
      page: readPage(page),
      configuredOnly: readFlag(query, 'filter_configured'),
      includePlan: readFlag(query, 'include_plan'),
    });
  }
}
