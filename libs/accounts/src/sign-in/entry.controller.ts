import { Body, Controller, Header, HttpCode, Injectable, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, Public, type Realm } from '@gatehouse/auth';
import { ApiProblems, Environment } from '@gatehouse/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setCookie } from '../session/session-cookie.js';
import { PresentSession, viewPresent } from '../session/session.dto.js';
import { Confirmation } from '../sign-up/confirmation.js';
import { Accepted, ConfirmedEmail, LinkBody, SignUpBody } from '../sign-up/sign-up.dto.js';
import { SignUp } from '../sign-up/sign-up.js';
import { SignInBody } from './sign-in.dto.js';
import { SignIn } from './sign-in.js';

const CSRF = 'cross_site_request';

/** The ways into a realm. Each realm serves them under its own path, by a subclass. */
@Injectable()
abstract class EntryController {
  protected abstract readonly realm: Realm;

  constructor(
    private readonly signUps: SignUp,
    private readonly confirmation: Confirmation,
    private readonly signIns: SignIn,
    private readonly environment: Environment,
  ) {}

  @Post('sign-up')
  @HttpCode(202)
  @ApiOperation({ summary: 'Sign up; a mail tells how it goes on' })
  @ApiAcceptedResponse({ type: Accepted, description: 'The same for every e-mail, known or not.' })
  @ApiProblems({ 400: ['invalid_data', 'weak_password'], 403: [CSRF], 429: ['too_many_attempts'], 503: ['try_again'] })
  async signUp(@Body() form: SignUpBody, @CurrentActor() actor: Actor): Promise<Accepted> {
    await this.signUps.signUp(this.realm, form, actor);
    return { message: 'Look into your mailbox: we have sent a mail that tells you how to go on.' };
  }

  @Post('confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm an e-mail by the link that was mailed' })
  @ApiOkResponse({ type: ConfirmedEmail })
  @ApiProblems({ 400: ['invalid_data'], 403: [CSRF], 410: ['link_used', 'link_invalid_or_expired'] })
  async confirm(@Body() { token }: LinkBody, @CurrentActor() actor: Actor): Promise<ConfirmedEmail> {
    const { email } = await this.confirmation.confirm(this.realm, token, actor);
    return { email, confirmed: true };
  }

  @Post('sign-in')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Sign in; the answer sets the session cookie of this realm' })
  @ApiOkResponse({ type: PresentSession })
  @ApiProblems({
    400: ['invalid_data'],
    401: ['sign_in_failed'],
    403: ['account_suspended', CSRF],
    429: ['too_many_attempts'],
    503: ['try_again'],
  })
  async signIn(
    @Body() form: SignInBody,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PresentSession> {
    const { account, session, token, lastsMs } = await this.signIns.signIn(this.realm, form, actor, request.headers['user-agent']);
    void reply.header('Set-Cookie', setCookie(this.realm, token, lastsMs, this.environment.embedded));
    return viewPresent(account, session);
  }
}

@Public()
@ApiTags('Accounts')
@Controller('api/marketplace')
export class MarketplaceEntryController extends EntryController {
  protected readonly realm = 'marketplace';
}

@Public()
@ApiTags('Accounts')
@Controller('api/website')
export class WebsiteEntryController extends EntryController {
  protected readonly realm = 'website';
}
