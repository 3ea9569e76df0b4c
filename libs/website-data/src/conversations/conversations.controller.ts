import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CallingActor, Route, WebsiteId } from '@gatehouse/guard';
import { readCount, readFlag, readMoment, readPage } from '../query-values.js';
import { ConversationMessages } from './conversation-messages.js';
import {
  conversationDto,
  ConversationDto,
  MessageBody,
  MessageDto,
  messageDto,
  MetaDto,
  MetaUpdate,
  SentDto,
  SessionDto,
  StateBody,
  StateDto,
} from './conversations.dto.js';
import { Conversations } from './conversations.js';

const TIERS = ['plugin', 'website', 'user'] as const;
const SESSIONS = 'website:conversation:sessions';
const MESSAGES = 'website:conversation:messages';
const STATES = 'website:conversation:states';
const refusals = ['conversation_not_found'] as const;

@ApiTags('Conversations')
@ApiParam({ name: 'website_id', format: 'uuid' })
@Controller('v1/website/:website_id')
export class ConversationsController {
  constructor(
    private readonly conversations: Conversations,
    private readonly messages: ConversationMessages,
  ) {}

  @Get('conversations/:page_number')
  @ApiQuery({ name: 'per_page', required: false, schema: { type: 'integer', minimum: 20, maximum: 50, default: 20 } })
  @ApiQuery({ name: 'filter_resolved', required: false })
  @ApiQuery({ name: 'filter_not_resolved', required: false })
  @ApiQuery({ name: 'order_date_created', required: false, description: 'The default is the date of the last update.' })
  @Route({
    tiers: TIERS,
    scope: SESSIONS,
    mode: 'read',
    answers: 'listed',
    summary: 'List conversations, the latest first.',
    data: [ConversationDto],
  })
  async list(
    @WebsiteId() websiteId: string,
    @Param('page_number') page: string,
    @Query() query: Record<string, unknown>,
  ): Promise<ConversationDto[]> {
    const found = await this.conversations.find(websiteId, {
      page: readPage(page),
      perPage: readCount(query, 'per_page', { least: 20, most: 50, otherwise: 20 }),
      resolvedOnly: readFlag(query, 'filter_resolved'),
      notResolvedOnly: readFlag(query, 'filter_not_resolved'),
      order: readFlag(query, 'order_date_created') ? 'created' : 'updated',
    });
    return found.map(conversationDto);
  }

  @Post('conversation')
  @Route({
    tiers: TIERS,
    scope: 'website:conversation:initiate',
    mode: 'write',
    answers: 'added',
    summary: 'Create a conversation.',
    data: SessionDto,
  })
  async create(@CallingActor() actor: Actor, @WebsiteId() websiteId: string): Promise<SessionDto> {
    return { session_id: await this.conversations.create(actor, websiteId) };
  }

  @Get('conversation/:session_id')
  @Route({
    tiers: TIERS,
    scope: SESSIONS,
    mode: 'read',
    answers: 'resolved',
    summary: 'Get a conversation.',
    data: ConversationDto,
    refusals,
  })
  async get(@WebsiteId() websiteId: string, @Param('session_id') sessionId: string): Promise<ConversationDto> {
    return conversationDto(await this.conversations.get(websiteId, sessionId));
  }

  @Get('conversation/:session_id/meta')
  @Route({
    tiers: TIERS,
    scope: SESSIONS,
    mode: 'read',
    answers: 'resolved',
    summary: 'Who the conversation is with.',
    data: MetaDto,
    refusals,
  })
  async meta(@WebsiteId() websiteId: string, @Param('session_id') sessionId: string): Promise<MetaDto> {
    return (await this.conversations.get(websiteId, sessionId)).meta;
  }

  @Patch('conversation/:session_id/meta')
  @Route({
    tiers: TIERS,
    scope: SESSIONS,
    mode: 'write',
    answers: 'updated',
    summary: 'Say more about whom the conversation is with; what is not sent stays.',
    body: true,
    refusals,
  })
  async changeMeta(
    @CallingActor() actor: Actor,
    @WebsiteId() websiteId: string,
    @Param('session_id') sessionId: string,
    @Body() update: MetaUpdate,
  ): Promise<void> {
    await this.conversations.changeMeta(actor, websiteId, sessionId, { ...update });
  }

  @Get('conversation/:session_id/state')
  @Route({
    tiers: TIERS,
    scope: STATES,
    mode: 'read',
    answers: 'resolved',
    summary: 'The state of a conversation.',
    data: StateDto,
    refusals,
  })
  async state(@WebsiteId() websiteId: string, @Param('session_id') sessionId: string): Promise<StateDto> {
    return { state: (await this.conversations.get(websiteId, sessionId)).state };
  }

  @Patch('conversation/:session_id/state')
  @Route({
    tiers: TIERS,
    scope: STATES,
    mode: 'write',
    answers: 'updated',
    summary: 'Change the state of a conversation.',
    body: true,
    refusals,
  })
  async changeState(
    @CallingActor() actor: Actor,
    @WebsiteId() websiteId: string,
    @Param('session_id') sessionId: string,
    @Body() { state }: StateBody,
  ): Promise<void> {
    await this.conversations.changeState(actor, websiteId, sessionId, state);
  }

  @Get('conversation/:session_id/messages')
  @ApiQuery({ name: 'timestamp_before', required: false, description: 'Milliseconds since 1970: the last fifty before it.' })
  @ApiQuery({ name: 'timestamp_after', required: false, description: 'Milliseconds since 1970: the first fifty after it.' })
  @Route({
    tiers: TIERS,
    scope: MESSAGES,
    mode: 'read',
    answers: 'resolved',
    summary: 'The last messages of a conversation, in their order.',
    data: [MessageDto],
    refusals,
  })
  async listMessages(
    @WebsiteId() websiteId: string,
    @Param('session_id') sessionId: string,
    @Query() query: Record<string, unknown>,
  ): Promise<MessageDto[]> {
    const span = { before: readMoment(query, 'timestamp_before'), after: readMoment(query, 'timestamp_after') };
    return (await this.messages.find(websiteId, sessionId, span)).map(messageDto);
  }

  @Post('conversation/:session_id/message')
  @Route({
    tiers: TIERS,
    scope: MESSAGES,
    mode: 'write',
    answers: 'added',
    summary: 'Send a message in a conversation.',
    data: SentDto,
    body: true,
    refusals,
  })
  async send(
    @CallingActor() actor: Actor,
    @WebsiteId() websiteId: string,
    @Param('session_id') sessionId: string,
    @Body() message: MessageBody,
  ): Promise<SentDto> {
    return { fingerprint: await this.messages.send(actor, websiteId, sessionId, message) };
  }
}
