import { Body, Controller, Delete, Get, Header, HttpCode, Injectable, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems, Environment } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { SessionNotFound } from '../accounts.errors.js';
import { PasswordChange } from '../password/password-change.js';
import { ChangePasswordBody, ConfirmPasswordBody } from '../password/password.dto.js';
import { setCookie } from '../session/session-cookie.js';
import { PresentSession, SessionList, viewPresent, viewSession } from '../session/session.dto.js';
import { SessionConfirmation } from '../session/session-confirmation.js';
import { SessionsService } from '../session/sessions.service.js';
import { Confirmation } from '../sign-up/confirmation.js';
import { Accepted } from '../sign-up/sign-up.dto.js';
import { AccountView, RenameForm, viewAccount } from './account.dto.js';
import { AccountsService } from './accounts.service.js';

const NOBODY = 'sign_in_required';
const CSRF = 'cross_site_request';

/** What everybody may do with their own account, also before its e-mail is confirmed. Served under each realm's path by a subclass. */
@Injectable()
abstract class OwnAccountController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly confirmation: Confirmation,
    private readonly passwords: PasswordChange,
    private readonly confirming: SessionConfirmation,
    private readonly environment: Environment,
  ) {}

  @Post('sign-out')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out: end the present session and clear its cookie' })
  @ApiNoContentResponse()
  @ApiProblems({ 401: [NOBODY], 403: [CSRF] })
  async signOut(
    @CurrentPrincipal() principal: Principal,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.signOut(principal, actor);
    void reply.header('Set-Cookie', setCookie(principal.realm, '', 0, this.environment.embedded));
  }

  @Post('confirm/again')
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for a new confirmation link; earlier ones stop working' })
  @ApiAcceptedResponse({ type: Accepted })
  @ApiProblems({ 401: [NOBODY], 403: [CSRF], 409: ['already_confirmed'] })
  async confirmAgain(@CurrentPrincipal() principal: Principal, @CurrentActor() actor: Actor): Promise<Accepted> {
    await this.confirmation.again(principal, actor);
    return { message: 'Look into your mailbox: we have sent a new link.' };
  }

  @Get('session')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Who is signed in' })
  @ApiOkResponse({ type: PresentSession })
  @ApiProblems({ 401: [NOBODY], 404: ['account_not_found', 'session_not_found'] })
  async session(@CurrentPrincipal() principal: Principal): Promise<PresentSession> {
    return viewPresent(await this.accounts.get(principal.accountId), await this.sessions.get(principal.sessionId));
  }

  @Post('session/confirm')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Give the password again',
    description: 'For ten minutes from then on (and from a sign-in on) the session may do what asks for a fresh sign-in.',
  })
  @ApiNoContentResponse()
  @ApiProblems({
    400: ['invalid_data'],
    401: [NOBODY],
    403: ['wrong_password', CSRF],
    409: ['password_changed_meanwhile'],
    429: ['too_many_attempts'],
    503: ['try_again'],
  })
  async confirmSession(
    @Body() { password }: ConfirmPasswordBody,
    @CurrentPrincipal() principal: Principal,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.confirming.confirm(principal, password, actor);
  }

  @Get('sessions')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The sessions of the own account, the last used first' })
  @ApiOkResponse({ type: SessionList })
  @ApiProblems({ 401: [NOBODY], 404: ['account_not_found'] })
  async list(@CurrentPrincipal() principal: Principal): Promise<SessionList> {
    const account = await this.accounts.get(principal.accountId);
    const sessions = await this.sessions.list(account);
    return { items: sessions.map((session) => viewSession(session, account, principal.sessionId)), next_cursor: null };
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one of the own sessions' })
  @ApiNoContentResponse()
  @ApiProblems({ 401: [NOBODY], 403: [CSRF], 404: ['session_not_found'] })
  async end(@Param('id') id: string, @CurrentPrincipal() principal: Principal, @CurrentActor() actor: Actor): Promise<void> {
    if (!isUUID(id)) throw new SessionNotFound();
    await this.sessions.end(principal, id, actor);
  }

  @Patch('account')
  @ApiOperation({ summary: 'Change the name of the own account' })
  @ApiOkResponse({ type: AccountView })
  @ApiProblems({ 400: ['invalid_data'], 401: [NOBODY], 403: [CSRF] })
  async rename(@Body() { name }: RenameForm, @CurrentPrincipal() principal: Principal, @CurrentActor() actor: Actor): Promise<AccountView> {
    return viewAccount(await this.accounts.rename(principal, name, actor));
  }

  @Post('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change the own password; ends the other sessions' })
  @ApiNoContentResponse()
  @ApiProblems({
    400: ['invalid_data', 'weak_password'],
    401: [NOBODY],
    403: ['wrong_password', CSRF],
    409: ['password_changed_meanwhile'],
    429: ['too_many_attempts'],
    503: ['try_again'],
  })
  async change(@Body() body: ChangePasswordBody, @CurrentPrincipal() principal: Principal, @CurrentActor() actor: Actor): Promise<void> {
    await this.passwords.change(principal, { present: body.current_password, chosen: body.new_password }, actor);
  }
}

@SignedIn('marketplace', [], { unconfirmed: true })
@ApiTags('Accounts')
@Controller('api/marketplace')
export class MarketplaceOwnAccountController extends OwnAccountController {}

@SignedIn('website', [], { unconfirmed: true })
@ApiTags('Accounts')
@Controller('api/website')
export class WebsiteOwnAccountController extends OwnAccountController {}
