import { Controller, Header, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { MANAGING_ROLES, OperatorNotFound, WebsitesService } from '@gatehouse/websites';
import { isUUID } from 'class-validator';
import { UserKeys } from '../user-keys.js';
import { WebsiteKeys } from '../website-keys.js';
import { KeyViewing } from './key-viewing.js';
import { ViewedKeyView } from './viewable.dto.js';

const DESCRIPTION =
  'Masked, with its last use and how to get a new value; nobody has the secret of an ordinary key. A viewable key is shown, after a sign-in in the last ten minutes, and everybody whom it concerns is told.';
const REFUSED = ['operator_role_required', 'email_not_confirmed', 'cross_site_request', 'fresh_sign_in_required'];

@ApiTags('Viewable keys')
@ApiProblems({ 401: ['sign_in_required'] })
@Controller('api/websites/:website_id')
@SignedIn('website')
export class KeyViewsController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly websiteKeys: WebsiteKeys,
    private readonly userKeys: UserKeys,
    private readonly viewing: KeyViewing,
  ) {}

  @Post('keys/:key_id/view')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Look at a website key', description: DESCRIPTION })
  @ApiOkResponse({ type: ViewedKeyView })
  @ApiProblems({ 403: REFUSED, 404: ['website_not_found', 'key_not_found'], 409: ['viewable_keys_off'] })
  async websiteKey(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('key_id') keyId: string,
  ): Promise<ViewedKeyView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    const key = await this.websiteKeys.get(website.id, keyId);
    const secret = await this.viewing.view(actor, me, website.id, key);
    const path = `/api/websites/${website.id}/keys/${key.id}/rotate`;
    return { key_id: key.id, key_secret: secret, key, new_value: `POST ${path}` };
  }

  @Post('operators/:account_id/key/view')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Look at the key of an operator; me stands for oneself', description: DESCRIPTION })
  @ApiOkResponse({ type: ViewedKeyView })
  @ApiProblems({
    403: REFUSED,
    404: ['website_not_found', 'operator_not_found', 'user_key_not_found'],
    409: ['viewable_keys_off'],
  })
  async userKey(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('account_id') given: string,
  ): Promise<ViewedKeyView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId);
    const accountId = given === 'me' ? me.accountId : given.toLowerCase();
    if (accountId !== me.accountId) await this.websites.requireRole(website.id, me.accountId, MANAGING_ROLES);
    if (!isUUID(accountId) || (await this.websites.roleOf(website.id, accountId)) === null) throw new OperatorNotFound();
    const key = await this.userKeys.get(website.id, accountId);
    const secret = await this.viewing.view(actor, me, website.id, key);
    const path = `/api/websites/${website.id}/operators/${accountId}/key/roll`;
    return { key_id: key.id, key_secret: secret, key, new_value: `POST ${path}` };
  }
}
