import { Body, Controller, HttpCode, Injectable, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, Public, type Realm } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { Accepted } from '../sign-up/sign-up.dto.js';
import { PasswordForgotten } from './password-forgotten.js';
import { PasswordReset } from './password-reset.js';
import { ForgottenBody, ResetBody, ResetPassword } from './password.dto.js';

const CSRF = 'cross_site_request';

/** The way back in for those who forgot their password. Each realm serves them under its own path, by a subclass. */
@Injectable()
abstract class PasswordController {
  protected abstract readonly realm: Realm;

  constructor(
    private readonly forgotten: PasswordForgotten,
    private readonly resets: PasswordReset,
  ) {}

  @Post('password/forgotten')
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for a link to choose a new password' })
  @ApiAcceptedResponse({ type: Accepted, description: 'The same for every e-mail, known or not.' })
  @ApiProblems({ 400: ['invalid_data'], 403: [CSRF], 429: ['too_many_attempts'] })
  async forget(@Body() { email }: ForgottenBody, @CurrentActor() actor: Actor): Promise<Accepted> {
    await this.forgotten.forget(this.realm, email, actor);
    return { message: 'If this e-mail has an account, a link is on its way to its mailbox.' };
  }

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
}

@Public()
@ApiTags('Accounts')
@Controller('api/marketplace')
export class MarketplacePasswordController extends PasswordController {
  protected readonly realm = 'marketplace';
}

@Public()
@ApiTags('Accounts')
@Controller('api/website')
export class WebsitePasswordController extends PasswordController {
  protected readonly realm = 'website';
}
