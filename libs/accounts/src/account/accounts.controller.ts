import { Body, Controller, Get, Header, Param, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, SignedIn } from '@gatehouse/auth';
import { ApiPage, ApiProblems, type Page } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { AccountNotFound } from '../accounts.errors.js';
import { AccountView, viewAccount } from './account.dto.js';
import { AccountsQuery, ChangeAccountRoleBody } from './roles.dto.js';
import { RolesService } from './roles.service.js';

const NOT_ALLOWED = ['role_required', 'email_not_confirmed'];

/** What administrators do with accounts. */
@SignedIn('marketplace', ['administrator'])
@ApiTags('Accounts')
@Controller('api/marketplace/accounts')
export class AccountsController {
  constructor(private readonly roles: RolesService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Find accounts, the newest first' })
  @ApiPage(AccountView)
  @ApiProblems({ 400: ['invalid_data'], 401: ['sign_in_required'], 403: NOT_ALLOWED })
  list(@Query() query: AccountsQuery): Promise<Page<AccountView>> {
    return this.roles.list(query);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change the role of an account' })
  @ApiOkResponse({ type: AccountView })
  @ApiProblems({
    400: ['invalid_data'],
    401: ['sign_in_required'],
    403: [...NOT_ALLOWED, 'cross_site_request'],
    404: ['account_not_found'],
    409: ['last_administrator', 'role_changed_meanwhile'],
  })
  async changeRole(@Param('id') id: string, @Body() { role }: ChangeAccountRoleBody, @CurrentActor() actor: Actor): Promise<AccountView> {
    if (!isUUID(id)) throw new AccountNotFound();
    return viewAccount(await this.roles.change(actor, id, role));
  }
}
