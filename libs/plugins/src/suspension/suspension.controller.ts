import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountView } from '@gatehouse/accounts';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { SuspensionEffects, SuspensionEffectsView } from './suspension-effects.js';
import { Suspension } from './suspension.service.js';

const NOT_ALLOWED = ['role_required', 'email_not_confirmed', 'cross_site_request'];

@ApiTags('Accounts')
@ApiProblems({ 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'], 404: ['account_not_found'] })
@Controller('api/accounts/:account_id')
@SignedIn('marketplace', ['administrator'])
export class SuspensionController {
  constructor(
    private readonly suspension: Suspension,
    private readonly effects: SuspensionEffects,
  ) {}

  @Get('suspension-effects')
  @ApiOperation({ summary: 'What a suspension of the account would take away now, in numbers' })
  @ApiOkResponse({ type: SuspensionEffectsView })
  suspensionEffects(@Param('account_id') accountId: string): Promise<SuspensionEffectsView> {
    return this.effects.of(accountId);
  }

  @Post('suspend')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Suspend an account of either realm',
    description: 'Its sessions and the trust of websites in it end; its keypairs are refused while it is suspended.',
  })
  @ApiOkResponse({ type: AccountView })
  @ApiProblems({ 403: NOT_ALLOWED, 409: ['already_suspended', 'cannot_suspend_yourself', 'last_administrator'] })
  suspend(@CurrentActor() actor: Actor, @Param('account_id') accountId: string): Promise<AccountView> {
    return this.suspension.suspend(actor, accountId);
  }

  @Post('reinstate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a suspended account in again', description: 'Trust of websites that has ended does not come back.' })
  @ApiOkResponse({ type: AccountView })
  @ApiProblems({ 403: NOT_ALLOWED, 409: ['not_suspended'] })
  reinstate(@CurrentActor() actor: Actor, @Param('account_id') accountId: string): Promise<AccountView> {
    return this.suspension.reinstate(actor, accountId);
  }
}
