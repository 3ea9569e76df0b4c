import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { WebsitesService } from '@gatehouse/websites';
import { KeyTerms } from './key-terms.js';

export class KeyTermsView {
  @ApiProperty({ description: 'A key may be made so that it can be shown again (`viewable`).' })
  viewable_keys: boolean;

  @ApiProperty({ description: 'A key may be made without an expiration (`expires_at: never`).' })
  keys_without_expiry: boolean;
}

@ApiTags('Website keys')
@ApiProblems({ 401: ['sign_in_required'] })
@Controller('api/websites/:website_id/key-terms')
@SignedIn('website')
export class KeyTermsController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly terms: KeyTerms,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What the platform lets website and user keys be',
    description: 'So that nothing is offered that would be refused. The platform’s administrator decides.',
  })
  @ApiOkResponse({ type: KeyTermsView })
  @ApiProblems({ 403: ['email_not_confirmed'], 404: ['website_not_found'] })
  async get(@CurrentPrincipal() me: Principal, @Param('website_id') websiteId: string): Promise<KeyTermsView> {
    await this.websites.requireRole(websiteId, me.accountId);
    const { viewable, neverExpire } = await this.terms.choices();
    return { viewable_keys: viewable, keys_without_expiry: neverExpire };
  }
}
