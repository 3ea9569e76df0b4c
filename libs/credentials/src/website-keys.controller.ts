import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, Repeatable, SignedIn, TakesIdempotencyKey, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type IdempotentCall, type Page } from '@gatehouse/platform';
import { MANAGING_ROLES, WebsitesService } from '@gatehouse/websites';
import { IsIn, IsOptional } from 'class-validator';
import { CreateWebsiteKeyBody } from './create-website-key.dto.js';
import { IssuedKeyView, KeyView } from './key-view.dto.js';
import { RenameKeyBody } from './rename-key.dto.js';
import { scheduleFrom } from './rotation/schedule.dto.js';
import { WebsiteKeys } from './website-keys.js';

const REFUSED = ['operator_role_required', 'email_not_confirmed', 'cross_site_request'];

export class WebsiteKeysQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['deleted'], description: '`deleted`: also the tombstones of keys that were deleted.' })
  @IsOptional()
  @IsIn(['deleted'])
  include?: 'deleted';
}

/** Owners and administrators make and delete keys; account readers may look, and see no secret. */
@ApiTags('Website keys')
@ApiProblems({ 401: ['sign_in_required'] })
@Controller('api/websites/:website_id/keys')
@SignedIn('website')
export class WebsiteKeysController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly keys: WebsiteKeys,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Make a website key',
    description: 'The secret is in this answer and in no other. Expiration, roles and all else but the name are fixed from now on.',
  })
  @ApiCreatedResponse({ type: IssuedKeyView })
  @TakesIdempotencyKey()
  @ApiProblems({
    400: ['invalid_data', 'idempotency_key_invalid'],
    403: REFUSED,
    404: ['website_not_found'],
    409: ['key_name_taken', 'viewable_keys_off', 'idempotency_key_reused', 'answer_not_kept'],
  })
  async create(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Body() body: CreateWebsiteKeyBody,
    @Repeatable() call: IdempotentCall | null,
  ): Promise<IssuedKeyView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    const given = {
      name: body.name,
      expiresAt: body.expires_at === 'never' ? 'never' : new Date(body.expires_at),
      roles: body.roles,
      groups: body.groups ?? [],
      scopes: body.scopes ?? null,
      allowedAddresses: body.allowed_addresses ?? null,
      allowedInUrl: body.allowed_in_url ?? false,
      dailyQuota: body.daily_quota,
      mayRotateItself: body.may_rotate_itself ?? false,
      schedule: body.schedule ? scheduleFrom(body.schedule, '/schedule') : null,
      viewable: body.viewable ?? false,
    } as const;
    const { id, secret } = await this.keys.create(actor, me.accountId, website.id, given, call);
    return { key_id: id, key_secret: secret, key: await this.keys.get(website.id, id) };
  }

  @Get()
  @ApiOperation({ summary: 'The keys of the website, the newest first' })
  @ApiPage(KeyView)
  @ApiProblems({ 400: ['invalid_data'], 403: ['operator_role_required', 'email_not_confirmed'], 404: ['website_not_found'] })
  async list(
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Query() query: WebsiteKeysQuery,
  ): Promise<Page<KeyView>> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, [...MANAGING_ROLES, 'account_reader']);
    return this.keys.list(website.id, query, query.include === 'deleted');
  }

  @Get(':key_id')
  @ApiOperation({ summary: 'One key, or the tombstone of one' })
  @ApiOkResponse({ type: KeyView })
  @ApiProblems({ 403: ['operator_role_required', 'email_not_confirmed'], 404: ['website_not_found', 'key_not_found'] })
  async get(@CurrentPrincipal() me: Principal, @Param('website_id') websiteId: string, @Param('key_id') id: string): Promise<KeyView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, [...MANAGING_ROLES, 'account_reader']);
    return this.keys.get(website.id, id);
  }

  @Post(':key_id/acknowledge')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Say that the secret is stored in a safe place',
    description: 'A key of which nobody says so within 24 hours is flagged.',
  })
  @ApiOkResponse({ type: KeyView })
  @ApiProblems({ 403: REFUSED, 404: ['website_not_found', 'key_not_found'], 409: ['key_deleted', 'key_ended'] })
  async acknowledge(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('key_id') id: string,
  ): Promise<KeyView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return this.keys.acknowledge(actor, website.id, id);
  }

  @Patch(':key_id')
  @ApiOperation({ summary: 'Rename a key', description: 'Only the name can change; anything else is refused with the reason why.' })
  @ApiOkResponse({ type: KeyView })
  @ApiProblems({
    400: ['invalid_data'],
    403: REFUSED,
    404: ['website_not_found', 'key_not_found'],
    409: ['key_name_taken', 'key_deleted', 'key_ended'],
  })
  async rename(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('key_id') id: string,
    @Body() { name }: RenameKeyBody,
  ): Promise<KeyView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return this.keys.rename(actor, website.id, id, name);
  }

  @Delete(':key_id')
  @ApiOperation({ summary: 'Delete a key: it is refused from the moment this returns', description: 'Its tombstone stays for the audit.' })
  @ApiOkResponse({ type: KeyView })
  @ApiProblems({ 403: REFUSED, 404: ['website_not_found', 'key_not_found'], 409: ['key_deleted'] })
  async delete(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('key_id') id: string,
  ): Promise<KeyView> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return this.keys.delete(actor, website.id, id);
  }
}
