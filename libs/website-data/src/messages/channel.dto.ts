import { ApiProperty } from '@nestjs/swagger';
import { CHANNEL_KINDS, type ChannelKind, type LivingChannel } from '@gatehouse/websites';

export class ChannelDto {
  @ApiProperty({ type: 'integer' })
  stream_id: number;

  @ApiProperty({ description: 'The encrypted form of the stream id; taken wherever a stream id is.' })
  stream_provider_id: string;

  @ApiProperty({ enum: CHANNEL_KINDS })
  kind: ChannelKind;

  @ApiProperty()
  name: string;

  @ApiProperty({ format: 'date-time' })
  created_at: string;
}

export function channelDto({ streamId, streamProviderId, kind, name, createdAt }: LivingChannel): ChannelDto {
  return { stream_id: streamId, stream_provider_id: streamProviderId, kind, name, created_at: createdAt.toISOString() };
}
