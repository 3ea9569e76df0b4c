import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The channels of a website. Those that exist get the default ones; their encrypted ids are made when they are first shown. */
export class CreateChannels1763769600360 implements MigrationInterface {
  name = 'CreateChannels1763769600360';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE channel_stream_id AS integer START WITH 100001;
      CREATE TABLE channel (
        id uuid NOT NULL PRIMARY KEY,
        website_id uuid NOT NULL REFERENCES website (id) ON DELETE CASCADE,
        stream_id integer NOT NULL UNIQUE,
        stream_provider_id text UNIQUE,
        kind text NOT NULL CHECK (kind IN ('chat', 'email', 'sms', 'whatsapp', 'messenger', 'instagram', 'telegram')),
        name text NOT NULL,
        created_at timestamptz NOT NULL,
        withdrawn_at timestamptz
      );
      CREATE UNIQUE INDEX channel_name_in_website ON channel (website_id, lower(name)) WHERE withdrawn_at IS NULL;
      CREATE INDEX channel_website ON channel (website_id, created_at, id);
      INSERT INTO channel (id, website_id, stream_id, kind, name, created_at)
        SELECT gen_random_uuid(), w.id, nextval('channel_stream_id'), d.kind, d.name, w.created_at
        FROM website w CROSS JOIN (VALUES ('chat', 'Chat'), ('email', 'E-mail')) AS d (kind, name);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE channel; DROP SEQUENCE channel_stream_id');
  }
}
