import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of libs/platform: outbox, built-in mailbox, fingerprints of instance keys, counted attempts. */
export class CreatePlatform1763769600001 implements MigrationInterface {
  name = 'CreatePlatform1763769600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox_message (
        id uuid NOT NULL PRIMARY KEY,
        queue text NOT NULL,
        job text NOT NULL,
        payload_sealed text NOT NULL,
        dedupe_key text UNIQUE,
        created_at timestamptz NOT NULL,
        dispatched_at timestamptz,
        done_at timestamptz,
        last_error text
      );
      CREATE INDEX outbox_message_pending ON outbox_message (created_at) WHERE dispatched_at IS NULL;
      CREATE INDEX outbox_message_undone ON outbox_message (dispatched_at) WHERE done_at IS NULL;
      CREATE INDEX outbox_message_done ON outbox_message (done_at) WHERE done_at IS NOT NULL;
      CREATE TABLE mailbox_message (
        id uuid NOT NULL PRIMARY KEY,
        mail_sealed text NOT NULL,
        sent_at timestamptz NOT NULL
      );
      CREATE INDEX mailbox_message_sent_at ON mailbox_message (sent_at);
      CREATE TABLE instance_key (
        version integer NOT NULL PRIMARY KEY,
        fingerprint bytea NOT NULL,
        first_seen_at timestamptz NOT NULL
      );
      CREATE TABLE attempt (
        key bytea NOT NULL PRIMARY KEY,
        count integer NOT NULL,
        window_ends_at timestamptz NOT NULL
      );
      CREATE INDEX attempt_window_ends_at ON attempt (window_ends_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attempt, instance_key, mailbox_message, outbox_message');
  }
}
