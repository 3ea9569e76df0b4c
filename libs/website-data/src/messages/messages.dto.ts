import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsLine, MayBeMissing } from '@gatehouse/platform';
import { CHANNEL_KINDS, type ChannelKind } from '@gatehouse/websites';
import { Transform } from 'class-transformer';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { MESSAGE_STATES, type MessageState, type OutgoingMessage } from './outgoing-message.entity.js';

/** Some clients send ids and numbers as JSON numbers. */
const asText = ({ value }: { value: unknown }): unknown => (typeof value === 'number' ? String(value) : value);

export class SendSmsBody {
  @ApiProperty({ description: 'Who speaks: the id or the extension of an agent.', example: '1005', maxLength: 100 })
  @Transform(asText)
  @IsLine(100)
  agent: string;

  @ApiProperty({ example: '15555551234', description: '8 to 15 digits with the country code, a plus before them or not.' })
  @Transform(asText)
  @IsString()
  number: string;

  @ApiProperty({ minLength: 1, maxLength: 1_600 })
  @MaxLength(1_600)
  @IsNotEmpty()
  @IsString()
  body: string;
}

export class SendMessageBody {
  @ApiProperty({
    maxLength: 320,
    description: 'To whom: a phone number (sms, whatsapp), an e-mail address (email), otherwise the name of the person on that channel.',
    example: 'ada@example.com',
  })
  @IsLine(320)
  to: string;

  @ApiProperty({ minLength: 1, maxLength: 10_000 })
  @MaxLength(10_000)
  @IsNotEmpty()
  @IsString()
  content: string;

  @ApiPropertyOptional({ maxLength: 100, description: 'Who speaks.' })
  @MayBeMissing()
  @IsLine(100)
  agent?: string;
}

export class OutgoingMessageDto {
  @ApiProperty({ format: 'uuid' })
  message_id: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The channel; null for an SMS that was sent over none.' })
  stream_id: number | null;

  @ApiProperty({ enum: CHANNEL_KINDS })
  kind: ChannelKind;

  @ApiProperty({ type: String, nullable: true })
  agent: string | null;

  @ApiProperty({ description: 'Phone numbers in E.164.' })
  to: string;

  @ApiProperty({
    enum: MESSAGE_STATES,
    description: '`recorded`: kept here, because this deployment has no sender that reaches the outside.',
  })
  status: MessageState;

  @ApiProperty({ type: String, nullable: true, description: 'Why it failed.' })
  failure: string | null;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  handled_at: string | null;
}

export function messageView(message: OutgoingMessage): OutgoingMessageDto {
  const { id, streamId, kind, agent, recipient, state, failure, createdAt, handledAt } = message;
  return {
    message_id: id,
    stream_id: streamId,
    kind,
    agent,
    to: recipient,
    status: state,
    failure,
    created_at: createdAt.toISOString(),
    handled_at: handledAt?.toISOString() ?? null,
  };
}
