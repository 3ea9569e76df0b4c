import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { AskersThread, MessageBody, ThreadView } from '@gatehouse/review';
import { MANAGING_ROLES, WebsitesService } from '@gatehouse/websites';
import { KeyRequestReader } from './key-request-reader.js';

/** The website's side of the thread about a request; any of its owners and administrators speaks for it. */
@ApiTags('Contact-centre keys')
@ApiProblems({
  401: ['sign_in_required'],
  403: ['operator_role_required', 'email_not_confirmed'],
  404: ['website_not_found', 'key_request_not_found', 'review_item_not_found'],
})
@Controller('api/websites/:website_id/contact-centre-key-requests/:id/thread')
@SignedIn('website')
export class KeyRequestThreadController {
  constructor(
    private readonly websites: WebsitesService,
    private readonly reader: KeyRequestReader,
    private readonly thread: AskersThread,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What the website and the reviewers wrote to each other' })
  @ApiOkResponse({ type: ThreadView })
  async read(@CurrentPrincipal() me: Principal, @Param('website_id') websiteId: string, @Param('id') id: string): Promise<ThreadView> {
    return this.thread.read(await this.found(me, websiteId, id));
  }

  @Post()
  @ApiOperation({ summary: 'Write to the reviewers, who get a mail' })
  @ApiCreatedResponse({ type: ThreadView })
  @ApiProblems({ 400: ['invalid_data'], 403: ['operator_role_required', 'email_not_confirmed', 'cross_site_request'] })
  async write(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('website_id') websiteId: string,
    @Param('id') id: string,
    @Body() body: MessageBody,
  ): Promise<ThreadView> {
    return this.thread.write(actor, me, await this.found(me, websiteId, id), body);
  }

  private async found(me: Principal, websiteId: string, id: string): Promise<string> {
    const { website } = await this.websites.requireRole(websiteId, me.accountId, MANAGING_ROLES);
    return (await this.reader.get(website.id, id)).id;
  }
}
