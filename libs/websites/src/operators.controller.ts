import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, type Page } from '@gatehouse/platform';
import { ChangeRoleBody, OperatorsQuery, OperatorView, SetAvailabilityBody } from './operators.dto.js';
import { OperatorsService } from './operators.service.js';
import { WebsitesService } from './websites.service.js';

@ApiTags('Operators')
@ApiProblems({ 401: ['sign_in_required'], 404: ['website_not_found'] })
@Controller('api/websites/:website_id/operators')
@SignedIn('website')
export class OperatorsController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly operators: OperatorsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List the operators of a website' })
  @ApiPage(OperatorView)
  @ApiProblems({ 400: ['invalid_data'], 403: ['email_not_confirmed'] })
  async list(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Query() query: OperatorsQuery,
  ): Promise<Page<OperatorView>> {
    await this.websites.requireRole(websiteId, me.accountId);
    return this.operators.list(websiteId, query);
  }

  @Put('me/availability')
  @ApiOperation({ summary: 'Say whether you are online, away or offline on this website' })
  @ApiOkResponse({ type: OperatorView })
  @ApiProblems({ 400: ['invalid_data'], 403: ['email_not_confirmed', 'cross_site_request'] })
  async setAvailability(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Body() body: SetAvailabilityBody,
  ): Promise<OperatorView> {
    await this.websites.requireRole(websiteId, me.accountId);
    return this.operators.setAvailability(actor, websiteId, me.accountId, body.availability);
  }

  @Patch(':account_id')
  @ApiOperation({
    summary: 'Change the role of an operator',
    description:
      'Only owners give or take the role of an owner; administrators manage the other roles. Giving a role ends a membership in a group.',
  })
  @ApiOkResponse({ type: OperatorView })
  @ApiProblems({
    400: ['invalid_data'],
    403: ['operator_role_required', 'email_not_confirmed', 'cross_site_request'],
    404: ['website_not_found', 'operator_not_found'],
    409: ['last_owner'],
  })
  async changeRole(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('account_id') accountId: string,
    @Body() body: ChangeRoleBody,
  ): Promise<OperatorView> {
    return this.operators.changeRole(actor, me.accountId, websiteId, accountId, body.role);
  }

  @Delete(':account_id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove an operator, or leave',
    description: 'Give your own account id, or `me`, to leave. GET …/credentials lists the credentials that end with it.',
  })
  @ApiNoContentResponse()
  @ApiProblems({
    403: ['operator_role_required', 'email_not_confirmed', 'cross_site_request'],
    404: ['website_not_found', 'operator_not_found'],
    409: ['last_owner'],
  })
  async remove(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('account_id') accountId: string,
  ): Promise<void> {
    await this.operators.remove(actor, me.accountId, websiteId, accountId === 'me' ? me.accountId : accountId);
  }
}
