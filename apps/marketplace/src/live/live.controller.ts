import { Controller, Query, Req, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SessionResolver, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { MarketplaceLiveQuery, WebsiteLiveQuery } from './live.dto.js';
import { LiveStreams } from './live-streams.js';
import { LiveTopics } from './live-topics.js';

const DESCRIPTION =
  'Server-sent events. `listening` comes first; `changed` with `{ "topic": … }` means: read again what you show of it, and `*` stands for everything. ' +
  'It comes within half a second; of requests once a second at most, as soon as they are in the request log. `alive` comes every 25 seconds. ' +
  'Whether you may still read what a topic is about is asked before each message and every 25 seconds: if not, or if your session has ended, `ended` is the last message.';

const OPENS = { description: DESCRIPTION, content: { 'text/event-stream': { schema: { type: 'string' } } } } as const;

/** What has just changed, without asking again and again. */
@ApiTags('Live')
@Controller('api')
export class LiveController {
  constructor(
    private readonly topics: LiveTopics,
    private readonly streams: LiveStreams,
    private readonly sessions: SessionResolver,
  ) {}

  @Sse('marketplace/live')
  @SignedIn('marketplace')
  @ApiOperation({ summary: 'Listen to changes of plugins, their requests and the review queue' })
  @ApiOkResponse(OPENS)
  @ApiProblems({
    400: ['invalid_data'],
    401: ['sign_in_required'],
    403: ['role_required', 'email_not_confirmed'],
    404: ['plugin_not_found'],
    429: ['too_many_streams'],
  })
  marketplace(
    @CurrentPrincipal() me: Principal,
    @Query() query: MarketplaceLiveQuery,
    @Req() request: FastifyRequest,
  ): Promise<Observable<MessageEvent>> {
    return this.open(me, query.topics, request);
  }

  @Sse('website/live')
  @SignedIn('website')
  @ApiOperation({ summary: 'Listen to changes of websites and to their requests' })
  @ApiOkResponse(OPENS)
  @ApiProblems({
    400: ['invalid_data'],
    401: ['sign_in_required'],
    403: ['operator_role_required', 'email_not_confirmed'],
    404: ['website_not_found'],
    429: ['too_many_streams'],
  })
  website(
    @CurrentPrincipal() me: Principal,
    @Query() query: WebsiteLiveQuery,
    @Req() request: FastifyRequest,
  ): Promise<Observable<MessageEvent>> {
    return this.open(me, query.topics, request);
  }

  private async open(me: Principal, topics: string, request: FastifyRequest): Promise<Observable<MessageEvent>> {
    const asked = [...new Set(topics.split(',').map((topic) => topic.trim()))];
    await this.topics.check(me, asked);
    return this.streams.open(me.accountId, asked, async (told) => {
      const still = await this.sessions.resolve(me.realm, request);
      if (still?.accountId !== me.accountId || !still.confirmed) return false;
      await this.topics.check(still, told);
      return true;
    });
  }
}
