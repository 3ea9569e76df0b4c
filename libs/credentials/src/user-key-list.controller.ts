import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiPage, ApiProblems, PageQuery, type Page } from '@gatehouse/platform';
import { MANAGING_ROLES, WebsitesService } from '@gatehouse/websites';
import { KeyView } from './key-view.dto.js';
import { UserKeys } from './user-keys.js';

/** All user keys of a website at once; one alone stands on its operator's page. */
@ApiTags('User keys')
@ApiProblems({ 401: ['sign_in_required'] })
@Controller('api/websites/:website_id/user-keys')
@SignedIn('website')
export class UserKeyListController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly keys: UserKeys,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The living keys of the website’s operators, masked, the newest first' })
  @ApiPage(KeyView)
  @ApiProblems({ 400: ['invalid_data'], 403: ['operator_role_required', 'email_not_confirmed'], 404: ['website_not_found'] })
  async list(@CurrentPrincipal() me: Principal, @Param('website_id') websiteId: string, @Query() query: PageQuery): Promise<Page<KeyView>> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, [...MANAGING_ROLES, 'account_reader']);
    return this.keys.list(website.id, query);
  }
}
