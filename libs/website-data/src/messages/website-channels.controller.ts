import { Body, Controller, Get, Headers, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CallingActor, Route, WebsiteId } from '@gatehouse/guard';
import { Channels } from '@gatehouse/websites';
import { ChannelDto, channelDto } from './channel.dto.js';
import { messageView, OutgoingMessageDto, SendMessageBody } from './messages.dto.js';
import { OutgoingMessages } from './outgoing-messages.js';
import { recipientOn } from './recipient.js';

const STREAM = { name: 'stream_id', description: 'The STREAM ID of a channel, or its encrypted form, the stream provider id.' };

@ApiTags('Channels')
@ApiParam({ name: 'website_id', format: 'uuid' })
@Controller('v1/website/:website_id/channels')
export class WebsiteChannelsController {
  constructor(
    private readonly channels: Channels,
    private readonly messages: OutgoingMessages,
  ) {}

  @Get()
  @Route({
    tiers: ['plugin', 'website', 'user'],
    scope: 'website:channels',
    mode: 'read',
    answers: 'resolved',
    summary: 'List the channels of a website.',
    data: [ChannelDto],
  })
  async list(@WebsiteId() websiteId: string): Promise<ChannelDto[]> {
    return (await this.channels.list(websiteId)).map(channelDto);
  }

  @Get(':stream_id')
  @ApiParam(STREAM)
  @Route({
    tiers: ['plugin', 'website', 'user'],
    scope: 'website:channels',
    mode: 'read',
    answers: 'resolved',
    summary: 'Get a channel.',
    data: ChannelDto,
    refusals: ['channel_not_found'],
  })
  async get(@WebsiteId() websiteId: string, @Param('stream_id') stream: string): Promise<ChannelDto> {
    return channelDto(await this.channels.get(websiteId, stream));
  }

  @Post(':stream_id/messages')
  @ApiParam(STREAM)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Repeated with the same key, the request sends nothing twice.' })
  @Route({
    tiers: ['plugin', 'website', 'user'],
    scope: 'website:channels',
    mode: 'write',
    answers: 'added',
    summary: 'Send a message over a channel.',
    data: OutgoingMessageDto,
    body: true,
    refusals: ['channel_not_found'],
  })
  async send(
    @CallingActor() actor: Actor,
    @WebsiteId() websiteId: string,
    @Param('stream_id') stream: string,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Body() { to, content, agent }: SendMessageBody,
  ): Promise<OutgoingMessageDto> {
    const { streamId, kind } = await this.channels.get(websiteId, stream);
    const message = { websiteId, streamId, kind, agent: agent ?? null, recipient: recipientOn(kind, to), body: content };
    return messageView(await this.messages.send(actor, message, idempotencyKey));
  }

  @Get(':stream_id/messages/:message_id')
  @ApiParam(STREAM)
  @Route({
    tiers: ['plugin', 'website', 'user'],
    scope: 'website:channels',
    mode: 'read',
    answers: 'resolved',
    summary: 'What became of a message that was sent over a channel.',
    data: OutgoingMessageDto,
    refusals: ['channel_not_found', 'message_not_found'],
  })
  async status(
    @WebsiteId() websiteId: string,
    @Param('stream_id') stream: string,
    @Param('message_id') messageId: string,
  ): Promise<OutgoingMessageDto> {
    const { streamId } = await this.channels.get(websiteId, stream);
    return messageView(await this.messages.get({ websiteId, streamId }, messageId));
  }
}
