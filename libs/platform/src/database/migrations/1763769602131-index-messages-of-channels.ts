import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was sent through one channel, and when last, is asked before the channel is withdrawn. */
export class IndexMessagesOfChannels1763769602131 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX outgoing_message_channel ON outgoing_message (stream_id, created_at) WHERE stream_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX outgoing_message_channel');
  }
}
