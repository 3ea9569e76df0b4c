import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import { MessageBody, Thread, ThreadView } from '@gatehouse/review';
import { QuotaReader } from './quota-reader.js';

/** The developer's side of the thread about a quota request; it is in the queue from its first moment on. */
@ApiTags('Quota requests')
@ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed'], 404: ['plugin_not_found', 'quota_request_not_found'] })
@Controller('api/plugins/:plugin_id/quota-requests/:id/thread')
@SignedIn('marketplace')
export class QuotaThreadController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly reader: QuotaReader,
    private readonly thread: Thread,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What you and the reviewers wrote to each other about a quota request' })
  @ApiOkResponse({ type: ThreadView })
  async read(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string, @Param('id') id: string): Promise<ThreadView> {
    return { items: await this.thread.read(await this.found(me, pluginId, id)) };
  }

  @Post()
  @ApiOperation({ summary: 'Write to the reviewers of a quota request, who get a mail' })
  @ApiCreatedResponse({ type: ThreadView })
  @ApiProblems({ 400: ['invalid_data'], 403: ['email_not_confirmed', 'cross_site_request'] })
  async write(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Param('id') id: string,
    @Body() body: MessageBody,
  ): Promise<ThreadView> {
    const requestId = await this.found(me, pluginId, id);
    await this.thread.write(actor, requestId, { id: me.accountId, name: me.name }, 'developer', body);
    return { items: await this.thread.read(requestId) };
  }

  private async found(me: Principal, pluginId: string, id: string): Promise<string> {
    return (await this.reader.get(await this.plugins.getOwned(me.accountId, pluginId), id)).id;
  }
}
