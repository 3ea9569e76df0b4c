import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, Repeatable, SignedIn, TakesIdempotencyKey, type Principal } from '@gatehouse/auth';
import { ApiProblems, type IdempotentCall } from '@gatehouse/platform';
import { MANAGING_ROLES, WebsitesService } from '@gatehouse/websites';
import { ClaimKeyBody } from './key-options.dto.js';
import { IssuedKeyView } from './key-view.dto.js';
import { PreparedKeys } from './prepared-keys.js';
import { WebsiteKeys } from './website-keys.js';

/** Owners and administrators take the keys that were approved for their website. */
@ApiTags('Website keys')
@ApiProblems({ 401: ['sign_in_required'] })
@Controller('api/websites/:website_id/keys/:key_id/claim')
@SignedIn('website')
export class PreparedKeysController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly prepared: PreparedKeys,
    private readonly keys: WebsiteKeys,
  ) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Claim an approved key, within 30 days',
    description: 'The secret is made now; it is in this answer and in no other. Of two claims at once one gets it.',
  })
  @ApiOkResponse({ type: IssuedKeyView })
  @TakesIdempotencyKey()
  @ApiProblems({
    400: ['invalid_data', 'idempotency_key_invalid'],
    403: ['operator_role_required', 'email_not_confirmed', 'cross_site_request'],
    404: ['website_not_found', 'key_not_found'],
    409: ['already_claimed', 'claim_lapsed', 'viewable_keys_off', 'idempotency_key_reused', 'answer_not_kept'],
  })
  async claim(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('key_id') keyId: string,
    @Body() { viewable = false }: ClaimKeyBody,
    @Repeatable() call: IdempotentCall | null,
  ): Promise<IssuedKeyView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    const { id, secret } = await this.prepared.claim(actor, me.accountId, website.id, keyId, call, viewable);
    return { key_id: id, key_secret: secret, key: await this.keys.get(website.id, id) };
  }
}
