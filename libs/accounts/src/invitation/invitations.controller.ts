import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, Public, SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { viewAccount } from '../account/account.dto.js';
import { AcceptedMarketplaceInvitation, AcceptInvitationBody, InviteBody, SentInvitation } from './invitations.dto.js';
import { MarketplaceInvitations } from './marketplace-invitations.js';

/** Invitations to the marketplace. (Those to a website are in the websites slice.) */
@ApiTags('Accounts')
@Controller('api/marketplace/invitations')
export class InvitationsController {
  constructor(private readonly invitations: MarketplaceInvitations) {}

  @SignedIn('marketplace', ['administrator'])
  @Post()
  @ApiOperation({ summary: 'Invite somebody by e-mail and give them a role' })
  @ApiCreatedResponse({ type: SentInvitation })
  @ApiProblems({ 400: ['invalid_data'], 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed', 'cross_site_request'] })
  async invite(@Body() { email, role }: InviteBody, @CurrentActor() actor: Actor): Promise<SentInvitation> {
    const { id, expiresAt } = await this.invitations.invite(actor, email, role);
    return { id, email, role, expires_at: expiresAt.toISOString() };
  }

  @Public()
  @Post('accept')
  @HttpCode(200)
  @ApiOperation({ summary: 'Accept an invitation; without a confirmed account a name and a password are needed' })
  @ApiOkResponse({ type: AcceptedMarketplaceInvitation })
  @ApiProblems({
    400: ['invalid_data', 'weak_password'],
    403: ['account_suspended', 'cross_site_request'],
    409: ['email_taken'],
    410: ['link_used', 'link_invalid_or_expired'],
    503: ['try_again'],
  })
  async accept(@Body() { token, ...given }: AcceptInvitationBody, @CurrentActor() actor: Actor): Promise<AcceptedMarketplaceInvitation> {
    return { account: viewAccount(await this.invitations.accept(actor, token, given)) };
  }
}
