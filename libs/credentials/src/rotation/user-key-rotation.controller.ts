import { Body, Controller, Header, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, Repeatable, SignedIn, TakesIdempotencyKey, type Principal } from '@gatehouse/auth';
import { ApiProblems, type IdempotentCall } from '@gatehouse/platform';
import { WebsitesService } from '@gatehouse/websites';
import { IssuedKeyView } from '../key-view.dto.js';
import { userKeyTarget } from '../user-keys.controller.js';
import { UserKeys } from '../user-keys.js';
import { rotatedKeyView } from './rotated-key-view.js';
import { RotateBody, RotatedKeyView } from './rotation.dto.js';
import { UserKeyRotation } from './user-key-rotation.js';

/** New values on the operator's page. `me` stands for the signed-in operator. */
@ApiTags('User keys')
@ApiProblems({
  401: ['sign_in_required'],
  403: ['operator_role_required', 'email_not_confirmed', 'cross_site_request'],
  404: ['website_not_found', 'operator_not_found', 'user_key_not_found'],
})
@Controller('api/websites/:website_id/operators/:account_id/key')
@SignedIn('website')
export class UserKeyRotationController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly keys: UserKeys,
    private readonly rotation: UserKeyRotation,
  ) {}

  @Post('roll')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Get a new value; every older one is refused from the moment this returns' })
  @ApiOkResponse({ type: IssuedKeyView })
  @ApiProblems({ 400: ['idempotency_key_invalid'], 409: ['nothing_to_rotate', 'idempotency_key_reused', 'answer_not_kept'] })
  async roll(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('account_id') accountId: string,
    @Repeatable() call: IdempotentCall | null,
  ): Promise<IssuedKeyView> {
    const target = await userKeyTarget(this.websites, me, websiteId, accountId);
    const { id, secret } = await this.rotation.roll(actor, target, call);
    return { key_id: id, key_secret: secret, key: await this.keys.get(target.websiteId, target.accountId) };
  }

  @Post('rotate')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Get a new value beside the old one',
    description: 'Both work until the new one is first used, or the grace ends. The new secret is in this answer only.',
  })
  @ApiOkResponse({ type: RotatedKeyView })
  @ApiProblems({
    400: ['invalid_data', 'idempotency_key_invalid'],
    409: ['nothing_to_rotate', 'rotation_under_way', 'nothing_lost', 'idempotency_key_reused', 'answer_not_kept'],
  })
  async rotate(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('account_id') accountId: string,
    @Body() body: RotateBody,
    @Repeatable() call: IdempotentCall | null,
  ): Promise<RotatedKeyView> {
    const target = await userKeyTarget(this.websites, me, websiteId, accountId);
    const rotated = await this.rotation.rotate(actor, target, body, call);
    return rotatedKeyView(rotated, await this.keys.get(target.websiteId, target.accountId));
  }
}
