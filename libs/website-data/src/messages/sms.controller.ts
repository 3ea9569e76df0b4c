import { Body, Controller, Get, Headers, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CallingActor, Route, WebsiteId } from '@gatehouse/guard';
import { messageView, OutgoingMessageDto, SendSmsBody } from './messages.dto.js';
import { OutgoingMessages } from './outgoing-messages.js';
import { phoneNumber } from './recipient.js';

/** A route of Voiso, as its customers call it. The website is the key's; the guard has looked at the key in the path. */
@ApiTags('SMS')
@ApiParam({
  name: 'user_api_key',
  description: 'The key, where an owner allowed it to travel in the URL; or `me`, with the key in the Authorization header.',
})
@Controller('api/v1/:user_api_key/sendsms')
export class SmsController {
  constructor(private readonly messages: OutgoingMessages) {}

  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Repeated with the same key, the request sends nothing twice.' })
  @Route({
    tiers: ['user', 'website'],
    scope: 'website:sms',
    mode: 'write',
    answers: 'added',
    summary: 'Send an SMS in the name of an agent.',
    data: OutgoingMessageDto,
    body: true,
  })
  async send(
    @CallingActor() actor: Actor,
    @WebsiteId() websiteId: string,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Body() { agent, number, body }: SendSmsBody,
  ): Promise<OutgoingMessageDto> {
    const message = { websiteId, streamId: null, kind: 'sms', agent, recipient: phoneNumber(number, '/number'), body } as const;
    return messageView(await this.messages.send(actor, message, idempotencyKey));
  }

  @Get(':message_id')
  @Route({
    tiers: ['user', 'website'],
    scope: 'website:sms',
    mode: 'read',
    answers: 'resolved',
    summary: 'What became of an SMS.',
    data: OutgoingMessageDto,
    refusals: ['message_not_found'],
  })
  async status(@WebsiteId() websiteId: string, @Param('message_id') messageId: string): Promise<OutgoingMessageDto> {
    return messageView(await this.messages.get({ websiteId, kind: 'sms' }, messageId));
  }
}
