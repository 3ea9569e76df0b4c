import { ApiProperty } from '@nestjs/swagger';
import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '@gatehouse/platform';
import { DataSource } from 'typeorm';

const DAYS = 7;

/** What was sent through a channel: what stops when it is withdrawn. */
export class ChannelUseView {
  @ApiProperty({ type: 'integer', description: 'Messages that were sent through it in the last seven days.' })
  messages: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'The last one ever.' })
  last_sent_at: string | null;
}

/** Counts what goes through a channel, for whoever is about to withdraw it. */
@Injectable()
export class ChannelUse {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(streamId: number): Promise<ChannelUseView> {
    const [row]: { messages: number; last: Date | null }[] = await this.dataSource.query(
      `SELECT (SELECT count(*)::int FROM outgoing_message WHERE stream_id = $1 AND created_at >= $2) AS messages,
         (SELECT max(created_at) FROM outgoing_message WHERE stream_id = $1) AS last`,
      [streamId, this.clock.after(-DAYS * DAY)],
    );
    return { messages: row?.messages ?? 0, last_sent_at: row?.last?.toISOString() ?? null };
  }
}
