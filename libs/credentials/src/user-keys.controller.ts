import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, Repeatable, SignedIn, TakesIdempotencyKey, type Principal } from '@gatehouse/auth';
import { ApiProblems, type IdempotentCall } from '@gatehouse/platform';
import { MANAGING_ROLES, OperatorNotFound, WebsitesService } from '@gatehouse/websites';
import { isUUID } from 'class-validator';
import { IssueUserKeyBody } from './key-options.dto.js';
import { IssuedKeyView, KeyList, KeyView } from './key-view.dto.js';
import { UserKeys, type UserKeyTarget } from './user-keys.js';

const REFUSED = ['operator_role_required', 'email_not_confirmed', 'cross_site_request'];

/** The operator's page. `me` stands for the signed-in operator. */
@ApiTags('User keys')
@ApiProblems({ 401: ['sign_in_required'] })
@Controller('api/websites/:website_id/operators/:account_id')
@SignedIn('website')
export class UserKeysController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly keys: UserKeys,
  ) {}

  @Post('key')
  @ApiOperation({
    summary: 'Issue the key of an operator',
    description: 'The operator’s own, or by who may give that operator’s role. The secret is in this answer and in no other.',
  })
  @ApiCreatedResponse({ type: IssuedKeyView })
  @TakesIdempotencyKey()
  @ApiProblems({
    400: ['invalid_data', 'idempotency_key_invalid'],
    403: REFUSED,
    404: ['website_not_found', 'operator_not_found'],
    409: ['user_key_exists', 'viewable_keys_off', 'idempotency_key_reused', 'answer_not_kept'],
  })
  async issue(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('account_id') accountId: string,
    @Body() body: IssueUserKeyBody,
    @Repeatable() call: IdempotentCall | null,
  ): Promise<IssuedKeyView> {
    const target = await this.target(me, websiteId, accountId);
    const { id, secret } = await this.keys.issue(actor, target, body.allowed_in_url ?? false, call, body.viewable ?? false);
    return { key_id: id, key_secret: secret, key: await this.keys.get(target.websiteId, target.accountId) };
  }

  @Get('key')
  @ApiOperation({ summary: 'The key of an operator, masked, with its last use' })
  @ApiOkResponse({ type: KeyView })
  @ApiProblems({
    403: ['operator_role_required', 'email_not_confirmed'],
    404: ['website_not_found', 'operator_not_found', 'user_key_not_found'],
  })
  async get(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('account_id') accountId: string,
  ): Promise<KeyView> {
    const target = await this.viewed(me, websiteId, accountId);
    return this.keys.get(target.websiteId, target.accountId);
  }

  @Get('credentials')
  @ApiOperation({ summary: 'The credentials that end when the operator leaves or is removed' })
  @ApiOkResponse({ type: KeyList })
  @ApiProblems({ 403: ['operator_role_required', 'email_not_confirmed'], 404: ['website_not_found', 'operator_not_found'] })
  async credentials(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('account_id') accountId: string,
  ): Promise<KeyList> {
    const target = await this.viewed(me, websiteId, accountId);
    return { items: await this.keys.ofOperator(target.websiteId, target.accountId), next_cursor: null };
  }

  @Delete('key')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Revoke the key: it is refused from the moment this returns' })
  @ApiNoContentResponse()
  @ApiProblems({ 403: REFUSED, 404: ['website_not_found', 'operator_not_found', 'user_key_not_found'] })
  async revoke(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('account_id') accountId: string,
  ): Promise<void> {
    await this.keys.revoke(actor, await this.target(me, websiteId, accountId));
  }

  /** For looking: the operator, owners, administrators and account readers. */
  private async viewed(me: Principal, websiteId: string, accountId: string): Promise<UserKeyTarget> {
    const target = await this.target(me, websiteId, accountId);
    if (target.accountId !== me.accountId)
      await this.websites.requireRole(target.websiteId, me.accountId, [...MANAGING_ROLES, 'account_reader']);
    return target;
  }

  private target(me: Principal, websiteId: string, given: string): Promise<UserKeyTarget> {
    return userKeyTarget(this.websites, me, websiteId, given);
  }
}

/** @throws {WebsiteNotFound} {OperatorNotFound} */
export async function userKeyTarget(websites: WebsitesService, me: Principal, websiteId: string, given: string): Promise<UserKeyTarget> {
  const { website } = await websites.requireRole(websiteId, me.accountId);
  const accountId = given === 'me' ? me.accountId : given.toLowerCase();
  if (!isUUID(accountId) || (await websites.roleOf(website.id, accountId)) === null) throw new OperatorNotFound();
  return { websiteId: website.id, accountId, byAccountId: me.accountId };
}
