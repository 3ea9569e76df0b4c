import { Controller, Query, Req, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SessionResolver, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { LiveStreams } from './live-streams.js';
import { LiveTopics } from './live-topics.js';

class LiveQuery {
  @ApiProperty({ description: '`plugin:<plugin_id>`, `website:<website_id>` or `review`, separated by commas.', example: 'review' })
  @IsString()
  @MaxLength(1000)
  topics: string;
}

const DESCRIPTION =
  'Server-sent events. `listening` comes first; `changed` with `{ "topic": … }` means: read again what you show of it, and `*` stands for everything; ' +
  '`alive` comes every 25 seconds. The stream ends when you may no longer read what it is about.';

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
  @ApiOperation({ summary: 'Listen to changes of plugins and of the review queue' })
  @ApiOkResponse(OPENS)
  @ApiProblems({
    400: ['invalid_data'],
    401: ['sign_in_required'],
    403: ['role_required'],
    404: ['plugin_not_found'],
    429: ['too_many_streams'],
  })
  marketplace(
    @CurrentPrincipal() me: Principal,
    @Query() query: LiveQuery,
    @Req() request: FastifyRequest,
  ): Promise<Observable<MessageEvent>> {
    return this.open(me, query, request);
  }

  @Sse('website/live')
  @SignedIn('website')
  @ApiOperation({ summary: 'Listen to changes of websites' })
  @ApiOkResponse(OPENS)
  @ApiProblems({ 400: ['invalid_data'], 401: ['sign_in_required'], 404: ['website_not_found'], 429: ['too_many_streams'] })
  website(@CurrentPrincipal() me: Principal, @Query() query: LiveQuery, @Req() request: FastifyRequest): Promise<Observable<MessageEvent>> {
    return this.open(me, query, request);
  }

  private async open(me: Principal, { topics }: LiveQuery, request: FastifyRequest): Promise<Observable<MessageEvent>> {
    const asked = [...new Set(topics.split(',').map((topic) => topic.trim()))];
    await this.topics.check(me, asked);
    return this.streams.open(me.accountId, asked, async () => {
      const still = await this.sessions.resolve(me.realm, request);
      if (still?.accountId !== me.accountId) return false;
      await this.topics.check(still, asked);
      return true;
    });
  }
}
