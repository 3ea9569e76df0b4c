import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { QuotaDefaultsBody, QuotaDefaultsView } from './quota-defaults.dto.js';
import { QuotaDefaults } from './quota-defaults.js';

@ApiTags('Administration')
@ApiProblems({ 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'] })
@Controller('api/administration/quota-defaults')
@SignedIn('marketplace', ['administrator'])
export class QuotaDefaultsController {
  constructor(private readonly defaults: QuotaDefaults) {}

  @Get()
  @ApiOperation({ summary: 'With how many requests a UTC day new keypairs and keys start' })
  @ApiOkResponse({ type: QuotaDefaultsView })
  async get(): Promise<QuotaDefaultsView> {
    return { ...(await this.defaults.read()), of_environment: this.defaults.ofEnvironment };
  }

  @Put()
  @ApiOperation({
    summary: 'Change it',
    description: 'Counts for what is made from the moment this returns; keypairs and keys that are there keep their quota.',
  })
  @ApiOkResponse({ type: QuotaDefaultsView })
  @ApiProblems({
    400: ['invalid_data'],
    403: ['role_required', 'email_not_confirmed', 'cross_site_request'],
    409: ['settings_changed_meanwhile'],
  })
  async change(@CurrentActor() actor: Actor, @Body() { version, ...quotas }: QuotaDefaultsBody): Promise<QuotaDefaultsView> {
    await this.defaults.change(actor, quotas, version);
    return this.get();
  }
}
