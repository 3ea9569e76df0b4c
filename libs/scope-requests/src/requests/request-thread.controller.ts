import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import { MessageBody, Thread, ThreadView } from '@gatehouse/review';
import { RequestReader } from './request-reader.js';

/** The developer's side of the thread about a request. */
@ApiTags('Scope requests')
@ApiProblems({
  401: ['sign_in_required'],
  403: ['email_not_confirmed'],
  404: ['plugin_not_found', 'scope_request_not_found', 'review_item_not_found'],
})
@Controller('api/plugins/:plugin_id/scope-requests/:id/thread')
@SignedIn('marketplace')
export class RequestThreadController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly reader: RequestReader,
    private readonly thread: Thread,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What you and the reviewers wrote to each other' })
  @ApiOkResponse({ type: ThreadView })
  async read(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string, @Param('id') id: string): Promise<ThreadView> {
    const request = await this.reader.get(await this.plugins.getOwned(me.accountId, pluginId), id);
    return { items: await this.thread.read(request.id) };
  }

  @Post()
  @ApiOperation({ summary: 'Write to the reviewers, who get a mail', description: 'From the moment the request was first in the queue.' })
  @ApiCreatedResponse({ type: ThreadView })
  @ApiProblems({ 400: ['invalid_data'], 403: ['email_not_confirmed', 'cross_site_request'] })
  async write(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Param('id') id: string,
    @Body() body: MessageBody,
  ): Promise<ThreadView> {
    const request = await this.reader.get(await this.plugins.getOwned(me.accountId, pluginId), id);
    await this.thread.write(actor, request.id, { id: me.accountId, name: me.name }, 'developer', body);
    return { items: await this.thread.read(request.id) };
  }
}
