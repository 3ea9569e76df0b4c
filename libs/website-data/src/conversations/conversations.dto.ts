import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeMissing } from '@gatehouse/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MESSAGE_SENDERS, MESSAGE_TYPES, type ConversationMessage } from './conversation-message.entity.js';
import { CONVERSATION_STATES, type Conversation, type ConversationMeta, type ConversationState } from './conversation.entity.js';

export { CONVERSATION_STATES };

function Words(longest: number): PropertyDecorator {
  return (target, name) => {
    for (const decorate of [ApiPropertyOptional({ maxLength: longest }), MayBeMissing(), MaxLength(longest), IsString()])
      decorate(target, name);
  };
}

export class MetaUpdate {
  @Words(100)
  nickname?: string;

  @ApiPropertyOptional({ format: 'email' })
  @MayBeMissing()
  @IsEmail()
  email?: string;

  @Words(40)
  phone?: string;

  @Words(200)
  subject?: string;

  @ApiPropertyOptional({ type: [String], maxItems: 50 })
  @MayBeMissing()
  @MaxLength(60, { each: true })
  @IsString({ each: true })
  @ArrayMaxSize(50)
  @IsArray()
  segments?: string[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Replaced as a whole.' })
  @MayBeMissing()
  @IsObject()
  data?: Record<string, unknown>;
}

export class StateBody {
  @ApiProperty({ enum: CONVERSATION_STATES })
  @IsIn(CONVERSATION_STATES)
  state: ConversationState;
}

export class MessageUser {
  @Words(100)
  nickname?: string;
}

export class MessageBody {
  @ApiProperty({ enum: MESSAGE_TYPES })
  @IsIn(MESSAGE_TYPES, { message: `type must be one of ${MESSAGE_TYPES.join(', ')}: other types are not part of this deployment.` })
  type: (typeof MESSAGE_TYPES)[number];

  @ApiProperty({ enum: MESSAGE_SENDERS })
  @IsIn(MESSAGE_SENDERS)
  from: (typeof MESSAGE_SENDERS)[number];

  @ApiProperty({ maxLength: 100, example: 'chat' })
  @MaxLength(100)
  @IsNotEmpty()
  @IsString()
  origin: string;

  @ApiProperty({ minLength: 1, maxLength: 10_000 })
  @MaxLength(10_000)
  @IsNotEmpty()
  @IsString()
  content: string;

  @ApiPropertyOptional({ type: () => MessageUser, description: 'Under which name; the name of the website when left out.' })
  @MayBeMissing()
  @IsDefined()
  @ValidateNested()
  @Type(() => MessageUser)
  user?: MessageUser;
}

export class SessionDto {
  @ApiProperty({ example: 'session_5b1f8d0e-3c0b-4f0a-9a51-0a1f2b3c4d5e' })
  session_id: string;
}

export class ConversationDto extends SessionDto {
  @ApiProperty({ format: 'uuid' })
  website_id: string;

  @ApiProperty({ enum: CONVERSATION_STATES })
  state: ConversationState;

  @ApiProperty({ type: 'integer', description: 'The state as a number: 0 pending, 1 unresolved, 2 resolved.' })
  status: number;

  @ApiProperty({ type: 'object', additionalProperties: true })
  meta: ConversationMeta;

  @ApiProperty({ type: String, nullable: true })
  last_message: string | null;

  @ApiProperty({ type: 'integer', description: 'Milliseconds since 1970.' })
  created_at: number;

  @ApiProperty({ type: 'integer', description: 'Milliseconds since 1970.' })
  updated_at: number;
}

export class MetaDto {
  @ApiPropertyOptional()
  nickname?: string;

  @ApiPropertyOptional()
  email?: string;

  @ApiPropertyOptional()
  phone?: string;

  @ApiPropertyOptional()
  subject?: string;

  @ApiPropertyOptional({ type: [String] })
  segments?: readonly string[];

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  data?: Readonly<Record<string, unknown>>;
}

export class StateDto {
  @ApiProperty({ enum: CONVERSATION_STATES })
  state: ConversationState;
}

export class SentDto {
  @ApiProperty({ type: 'integer' })
  fingerprint: number;
}

class SpeakerDto {
  @ApiProperty({ enum: ['website'] })
  type: 'website';

  @ApiProperty()
  nickname: string;
}

export class MessageDto extends SessionDto {
  @ApiProperty({ format: 'uuid' })
  website_id: string;

  @ApiProperty({ type: 'integer' })
  fingerprint: number;

  @ApiProperty({ enum: MESSAGE_TYPES })
  type: string;

  @ApiProperty({ enum: MESSAGE_SENDERS })
  from: string;

  @ApiProperty()
  origin: string;

  @ApiProperty()
  content: string;

  @ApiProperty()
  user: SpeakerDto;

  @ApiProperty({ type: 'integer', description: 'Milliseconds since 1970.' })
  timestamp: number;
}

export function conversationDto({ websiteId, sessionId, state, meta, lastMessage, createdAt, updatedAt }: Conversation): ConversationDto {
  return {
    session_id: sessionId,
    website_id: websiteId,
    state,
    status: CONVERSATION_STATES.indexOf(state),
    meta,
    last_message: lastMessage,
    created_at: createdAt.getTime(),
    updated_at: updatedAt.getTime(),
  };
}

export function messageDto(message: ConversationMessage): MessageDto {
  const { websiteId, sessionId, fingerprint, type, sender, origin, content, nickname, createdAt } = message;
  return {
    session_id: sessionId,
    website_id: websiteId,
    fingerprint: Number(fingerprint),
    type,
    from: sender,
    origin,
    content,
    user: { type: 'website', nickname },
    timestamp: createdAt.getTime(),
  };
}
