import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountView } from '@gatehouse/accounts';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { Suspension } from './suspension.service.js';

@ApiTags('Accounts')
@ApiProblems({
  401: ['sign_in_required'],
  403: ['role_required', 'email_not_confirmed', 'cross_site_request'],
  404: ['account_not_found'],
})
@Controller('api/accounts/:account_id')
@SignedIn('marketplace', ['administrator'])
export class SuspensionController {
  constructor(private readonly suspension: Suspension) {}

  @Post('suspend')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Suspend an account of either realm',
    description: 'Its sessions and the trust of websites in it end; its keypairs are refused while it is suspended.',
  })
  @ApiOkResponse({ type: AccountView })
  @ApiProblems({ 409: ['already_suspended', 'cannot_suspend_yourself', 'last_administrator'] })
  suspend(@CurrentActor() actor: Actor, @Param('account_id') accountId: string): Promise<AccountView> {
    return this.suspension.suspend(actor, accountId);
  }

  @Post('reinstate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a suspended account in again', description: 'Trust of websites that has ended does not come back.' })
  @ApiOkResponse({ type: AccountView })
  @ApiProblems({ 409: ['not_suspended'] })
  reinstate(@CurrentActor() actor: Actor, @Param('account_id') accountId: string): Promise<AccountView> {
    return this.suspension.reinstate(actor, accountId);
  }
}
