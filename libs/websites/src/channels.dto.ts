import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '@gatehouse/platform';
import { IsIn } from 'class-validator';
import { CHANNEL_KINDS, type ChannelKind } from './channel.entity.js';

export class AddChannelBody {
  @ApiProperty({ enum: CHANNEL_KINDS })
  @IsIn(CHANNEL_KINDS)
  kind: ChannelKind;

  @ApiProperty({ minLength: 1, maxLength: 100, description: 'Unique within the website, whatever the case of its letters.' })
  @IsLine(100)
  name: string;
}

export class RenameChannelBody {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @IsLine(100)
  name: string;
}

export class ChannelView {
  @ApiProperty({ type: 'integer', description: 'The STREAM ID.' })
  stream_id: number;

  @ApiProperty({ example: 'sp_1_…', description: 'The encrypted form of the stream id; taken wherever a stream id is.' })
  stream_provider_id: string;

  @ApiProperty({ enum: CHANNEL_KINDS })
  kind: ChannelKind;

  @ApiProperty()
  name: string;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'From then on no route finds it.' })
  withdrawn_at: string | null;
}
