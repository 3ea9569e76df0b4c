import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { BulkDecisions } from './bulk-decisions.js';
import { BulkBody, BulkView } from './bulk.dto.js';

@ApiTags('Review')
@Controller('api/review/bulk-decisions')
@SignedIn('marketplace', ['reviewer', 'administrator'])
export class BulkDecisionsController {
  constructor(private readonly bulk: BulkDecisions) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Give one verdict on up to 500 items',
    description:
      'Make a dry run first; the real call carries its token and is refused when the set has changed. High risk is never decided so.',
  })
  @ApiOkResponse({ type: BulkView })
  @ApiProblems({
    400: ['invalid_data'],
    401: ['sign_in_required'],
    403: ['role_required', 'email_not_confirmed', 'cross_site_request'],
    409: ['set_changed'],
  })
  async run(@CurrentPrincipal() me: Principal, @CurrentActor() actor: Actor, @Body() body: BulkBody): Promise<BulkView> {
    return this.bulk.run(me, actor, body);
  }
}
