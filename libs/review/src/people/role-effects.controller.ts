import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { RoleEffects, RoleEffectsView } from './role-effects.js';

@ApiTags('Accounts')
@ApiProblems({ 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'], 404: ['account_not_found'] })
@Controller('api/accounts/:account_id')
@SignedIn('marketplace', ['administrator'])
export class RoleEffectsController {
  constructor(private readonly effects: RoleEffects) {}

  @Get('role-effects')
  @ApiOperation({ summary: 'What hangs on the role of an account at the marketplace now, in numbers' })
  @ApiOkResponse({ type: RoleEffectsView })
  roleEffects(@Param('account_id') accountId: string): Promise<RoleEffectsView> {
    return this.effects.of(accountId);
  }
}
