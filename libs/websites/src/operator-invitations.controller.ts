import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, Public, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type Page } from '@gatehouse/platform';
import { OperatorInvitations } from './operator-invitations.service.js';
import { MANAGING_ROLES } from './operator-roles.js';
import {
  AcceptOperatorInvitationBody,
  InvitationAccepted,
  InviteOperatorBody,
  OperatorInvitationSent,
  OperatorInvitationView,
} from './operators.dto.js';
import { WebsitesService } from './websites.service.js';

@ApiTags('Operators')
@ApiProblems({
  401: ['sign_in_required'],
  403: ['operator_role_required', 'email_not_confirmed', 'cross_site_request'],
  404: ['website_not_found'],
})
@Controller('api/websites/:website_id/operators/invitations')
@SignedIn('website')
export class OperatorInvitationsController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly invitations: OperatorInvitations,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Invite somebody by e-mail to work on a website',
    description: 'The link in the mail is good for seven days, and an earlier one ends. Only owners invite owners.',
  })
  @ApiCreatedResponse({ type: OperatorInvitationSent })
  @ApiProblems({ 400: ['invalid_data'], 409: ['already_operator'] })
  async invite(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Body() { email, role }: InviteOperatorBody,
  ): Promise<OperatorInvitationSent> {
    return { id: await this.invitations.invite(actor, me.accountId, websiteId, email, role), email, role };
  }

  @Get()
  @ApiOperation({ summary: 'List the invitations that can still be accepted' })
  @ApiPage(OperatorInvitationView)
  @ApiProblems({ 400: ['invalid_data'] })
  async list(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Query() query: PageQuery,
  ): Promise<Page<OperatorInvitationView>> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return this.invitations.list(website.id, query);
  }

  @Delete(':invitation_id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraw an invitation' })
  @ApiNoContentResponse()
  @ApiProblems({ 404: ['website_not_found', 'invitation_not_found'] })
  async withdraw(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('invitation_id') invitationId: string,
  ): Promise<void> {
    const { website, role } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    await this.invitations.withdraw(actor, role, website.id, invitationId);
  }
}

@ApiTags('Operators')
@Controller('api/website/invitations')
export class WebsiteInvitationsController {
  constructor(private readonly invitations: OperatorInvitations) {}

  @Public()
  @Post('accept')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Accept an invitation to a website',
    description: 'Who has no confirmed website account yet gives a name and a password. Sign in next: accepting does not.',
  })
  @ApiOkResponse({ type: InvitationAccepted })
  @ApiProblems({
    400: ['invalid_data', 'weak_password'],
    403: ['account_suspended', 'cross_site_request'],
    404: ['invitation_not_found'],
    409: ['email_taken'],
    410: ['link_used', 'link_invalid_or_expired'],
    503: ['try_again'],
  })
  async accept(@CurrentActor() actor: Actor, @Body() { token, ...given }: AcceptOperatorInvitationBody): Promise<InvitationAccepted> {
    return this.invitations.accept(actor, token, given);
  }
}
