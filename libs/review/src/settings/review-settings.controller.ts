import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { ReviewSettingsView } from './review-settings.dto.js';
import { ReviewSettings } from './review-settings.js';

@ApiTags('Administration')
@ApiProblems({ 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'] })
@Controller('api/administration/review-settings')
@SignedIn('marketplace', ['administrator'])
export class ReviewSettingsController {
  constructor(private readonly settings: ReviewSettings) {}

  @Get()
  @ApiOperation({ summary: 'How many reviewers a tier needs, and how long items may wait' })
  @ApiOkResponse({ type: ReviewSettingsView })
  async get(): Promise<ReviewSettingsView> {
    const { fourEyes, slaHours, version } = await this.settings.read();
    return { four_eyes: fourEyes, sla_hours: slaHours, version };
  }

  @Put()
  @ApiOperation({ summary: 'Change them; open items follow the new number of reviewers' })
  @ApiOkResponse({ type: ReviewSettingsView })
  @ApiProblems({
    400: ['invalid_data'],
    403: ['role_required', 'email_not_confirmed', 'cross_site_request'],
    409: ['settings_changed_meanwhile'],
  })
  async change(@CurrentActor() actor: Actor, @Body() { four_eyes, sla_hours, version }: ReviewSettingsView): Promise<ReviewSettingsView> {
    await this.settings.change(actor, { fourEyes: four_eyes, slaHours: sla_hours }, version);
    return this.get();
  }
}
