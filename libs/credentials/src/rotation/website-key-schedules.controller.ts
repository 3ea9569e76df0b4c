import { Body, Controller, Delete, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { MANAGING_ROLES, WebsitesService } from '@gatehouse/websites';
import { KeyView } from '../key-view.dto.js';
import { WebsiteKeys } from '../website-keys.js';
import { ScheduleBody, scheduleFrom } from './schedule.dto.js';
import { WebsiteKeySchedules, type KeyTarget } from './website-key-schedules.js';

@ApiTags('Website keys')
@ApiProblems({
  401: ['sign_in_required'],
  403: ['operator_role_required', 'email_not_confirmed', 'cross_site_request'],
  404: ['website_not_found', 'key_not_found'],
})
@Controller('api/websites/:website_id/keys/:key_id/schedule')
@SignedIn('website')
export class WebsiteKeySchedulesController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly keys: WebsiteKeys,
    private readonly schedules: WebsiteKeySchedules,
  ) {}

  @Put()
  @ApiOperation({
    summary: 'Let a key rotate by a schedule',
    description:
      'At the hour the key begins to retire, and its successor can be claimed until the grace ends: by an administrator, or with the key itself at the REST API. No secret is made before the claim.',
  })
  @ApiOkResponse({ type: KeyView })
  @ApiProblems({ 400: ['invalid_data'], 409: ['key_deleted', 'nothing_to_rotate', 'rotation_under_way'] })
  async set(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('key_id') id: string,
    @Body() body: ScheduleBody,
  ): Promise<KeyView> {
    const target = await this.target(me, websiteId, id);
    await this.schedules.set(actor, target, scheduleFrom(body));
    return this.keys.get(target.websiteId, id);
  }

  @Delete()
  @ApiOperation({ summary: 'Let a key rotate only when somebody asks' })
  @ApiOkResponse({ type: KeyView })
  @ApiProblems({ 409: ['key_deleted', 'nothing_to_rotate', 'rotation_under_way'] })
  async remove(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('key_id') id: string,
  ): Promise<KeyView> {
    const target = await this.target(me, websiteId, id);
    await this.schedules.remove(actor, target);
    return this.keys.get(target.websiteId, id);
  }

  @Post('reset')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Begin the interval of a schedule anew, now' })
  @ApiOkResponse({ type: KeyView })
  @ApiProblems({ 409: ['no_schedule', 'key_deleted', 'nothing_to_rotate', 'rotation_under_way'] })
  async reset(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('key_id') id: string,
  ): Promise<KeyView> {
    const target = await this.target(me, websiteId, id);
    await this.schedules.reset(actor, target);
    return this.keys.get(target.websiteId, id);
  }

  private async target(me: Principal, websiteId: string, id: string): Promise<KeyTarget> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return { websiteId: website.id, id, accountId: me.accountId };
  }
}
