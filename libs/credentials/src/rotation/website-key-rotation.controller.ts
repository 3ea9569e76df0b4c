import { Body, Controller, Header, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, Repeatable, SignedIn, TakesIdempotencyKey, type Principal } from '@gatehouse/auth';
import { ApiProblems, type IdempotentCall } from '@gatehouse/platform';
import { MANAGING_ROLES, WebsitesService } from '@gatehouse/websites';
import { WebsiteKeys } from '../website-keys.js';
import { RotatedKeyView, RotateWebsiteKeyBody } from './rotation.dto.js';
import { rotatedKeyView } from './rotated-key-view.js';
import { WebsiteKeyRotation } from './website-key-rotation.js';

@ApiTags('Website keys')
@ApiProblems({ 401: ['sign_in_required'], 403: ['operator_role_required', 'email_not_confirmed', 'cross_site_request'] })
@Controller('api/websites/:website_id/keys/:key_id')
@SignedIn('website')
export class WebsiteKeyRotationController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly keys: WebsiteKeys,
    private readonly rotation: WebsiteKeyRotation,
  ) {}

  @Post('rotate')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Get a new key beside the old one',
    description:
      'Both work until the grace ends (30 days unless told otherwise); the old one’s answers say so in the headers Deprecation and Sunset. The new secret is in this answer only.',
  })
  @ApiOkResponse({ type: RotatedKeyView })
  @ApiProblems({
    400: ['invalid_data', 'idempotency_key_invalid'],
    404: ['website_not_found', 'key_not_found'],
    409: ['key_deleted', 'nothing_to_rotate', 'rotation_under_way', 'nothing_lost', 'idempotency_key_reused', 'answer_not_kept'],
  })
  async rotate(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('key_id') id: string,
    @Body() body: RotateWebsiteKeyBody,
    @Repeatable() call: IdempotentCall | null,
  ): Promise<RotatedKeyView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    const rotated = await this.rotation.rotate(actor, me.accountId, { websiteId: website.id, id }, body, call);
    return rotatedKeyView(rotated, await this.keys.get(website.id, rotated.id));
  }
}
