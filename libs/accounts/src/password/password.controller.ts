import { Body, Controller, HttpCode, Injectable, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, Public, SignedIn, type Principal, type Realm } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { Accepted } from '../sign-up/sign-up.dto.js';
import { PasswordChange } from './password-change.js';
import { PasswordForgotten } from './password-forgotten.js';
import { PasswordReset } from './password-reset.js';
import { ChangePasswordBody, ForgottenBody, ResetBody, ResetPassword } from './password.dto.js';

const CSRF = 'cross_site_request';

/** Forgotten, reset, changed. Each realm serves them under its own path, by a subclass. */
@Injectable()
abstract class PasswordController {
  protected abstract readonly realm: Realm;

  constructor(
    private readonly forgotten: PasswordForgotten,
    private readonly resets: PasswordReset,
    private readonly changes: PasswordChange,
  ) {}

  @Public()
  @Post('password/forgotten')
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for a link to choose a new password' })
  @ApiAcceptedResponse({ type: Accepted, description: 'The same for every e-mail, known or not.' })
  @ApiProblems({ 400: ['invalid_data'], 403: [CSRF], 429: ['too_many_attempts'] })
  async forget(@Body() { email }: ForgottenBody, @CurrentActor() actor: Actor): Promise<Accepted> {
    await this.forgotten.forget(this.realm, email, actor);
    return { message: 'If this e-mail has an account, a link is on its way to its mailbox.' };
  }

  @Public()
  @Post('password/reset')
  @HttpCode(200)
  @ApiOperation({ summary: 'Choose a new password by the link that was mailed; ends all sessions and confirms the e-mail' })
  @ApiOkResponse({ type: ResetPassword })
  @ApiProblems({
    400: ['invalid_data', 'weak_password'],
    403: [CSRF],
    410: ['link_used', 'link_invalid_or_expired'],
    503: ['try_again'],
  })
  reset(@Body() { token, password }: ResetBody, @CurrentActor() actor: Actor): Promise<ResetPassword> {
    return this.resets.reset(this.realm, token, password, actor);
  }

  /** The access is declared by the subclass, which knows the realm. */
  @Post('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change the own password; ends the other sessions' })
  @ApiNoContentResponse()
  @ApiProblems({
    400: ['invalid_data', 'weak_password'],
    401: ['sign_in_required'],
    403: ['wrong_password', CSRF],
    409: ['password_changed_meanwhile'],
    429: ['too_many_attempts'],
    503: ['try_again'],
  })
  async change(@Body() body: ChangePasswordBody, @CurrentPrincipal() principal: Principal, @CurrentActor() actor: Actor): Promise<void> {
    await this.changes.change(principal, { present: body.current_password, chosen: body.new_password }, actor);
  }
}

@SignedIn('marketplace', [], { unconfirmed: true })
@ApiTags('Accounts')
@Controller('api/marketplace')
export class MarketplacePasswordController extends PasswordController {
  protected readonly realm = 'marketplace';
}

@SignedIn('website', [], { unconfirmed: true })
@ApiTags('Accounts')
@Controller('api/website')
export class WebsitePasswordController extends PasswordController {
  protected readonly realm = 'website';
}
