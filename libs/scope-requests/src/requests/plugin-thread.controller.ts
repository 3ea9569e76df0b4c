import { Body, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import { AskersThread, MessageBody, ThreadView } from '@gatehouse/review';

/** A request as its plugin's developer finds it. */
export interface FoundRequests {
  /** @throws the kind's "not found", also for a request of another plugin */
  get(plugin: { id: string; accountId: string }, id: string): Promise<{ readonly id: string }>;
}

/** The developer's side of the thread about a request; each kind is at an address of its own. */
export abstract class PluginThreadController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly requests: FoundRequests,
    private readonly thread: AskersThread,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What you and the reviewers wrote to each other about the request' })
  @ApiOkResponse({ type: ThreadView })
  async read(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string, @Param('id') id: string): Promise<ThreadView> {
    return this.thread.read(await this.found(me, pluginId, id));
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
    return this.thread.write(actor, me, await this.found(me, pluginId, id), body);
  }

  private async found(me: Principal, pluginId: string, id: string): Promise<string> {
    return (await this.requests.get(await this.plugins.getOwned(me.accountId, pluginId), id)).id;
  }
}
