import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reference resources: what a website sends over its channels, its campaigns, its conversations and the people it knows. */
export class CreateMessages1763769600361 implements MigrationInterface {
  name = 'CreateMessages1763769600361';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outgoing_message (
        id uuid NOT NULL PRIMARY KEY,
        website_id uuid NOT NULL REFERENCES website (id) ON DELETE CASCADE,
        stream_id integer REFERENCES channel (stream_id),
        kind text NOT NULL,
        agent text,
        recipient text NOT NULL,
        body text NOT NULL,
        state text NOT NULL CHECK (state IN ('queued', 'recorded', 'sent', 'failed')),
        reference text,
        failure text,
        sent_by uuid NOT NULL,
        idempotency_hash bytea,
        created_at timestamptz NOT NULL,
        handled_at timestamptz,
        UNIQUE (sent_by, idempotency_hash)
      );
      CREATE INDEX outgoing_message_website ON outgoing_message (website_id, created_at);
      CREATE SEQUENCE campaign_number AS integer START WITH 1001;
      CREATE TABLE campaign (
        id uuid NOT NULL PRIMARY KEY,
        number integer NOT NULL UNIQUE,
        website_id uuid NOT NULL REFERENCES website (id) ON DELETE CASCADE,
        name text NOT NULL,
        status text NOT NULL CHECK (status IN ('draft', 'active', 'paused', 'completed')),
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX campaign_website ON campaign (website_id, created_at, id);
      CREATE TABLE conversation (
        website_id uuid NOT NULL REFERENCES website (id) ON DELETE CASCADE,
        session_id text NOT NULL,
        state text NOT NULL CHECK (state IN ('pending', 'unresolved', 'resolved')),
        meta jsonb NOT NULL DEFAULT '{}',
        last_message text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (website_id, session_id)
      );
      CREATE INDEX conversation_updated ON conversation (website_id, updated_at DESC, session_id);
      CREATE SEQUENCE message_fingerprint AS bigint START WITH 100000001;
      CREATE TABLE conversation_message (
        fingerprint bigint NOT NULL PRIMARY KEY,
        website_id uuid NOT NULL,
        session_id text NOT NULL,
        type text NOT NULL,
        sender text NOT NULL CHECK (sender IN ('user', 'operator')),
        origin text NOT NULL,
        content jsonb NOT NULL,
        nickname text NOT NULL,
        sent_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        FOREIGN KEY (website_id, session_id) REFERENCES conversation (website_id, session_id) ON DELETE CASCADE
      );
      CREATE INDEX conversation_message_time ON conversation_message (website_id, session_id, created_at, fingerprint);
      CREATE TABLE people_profile (
        id uuid NOT NULL,
        website_id uuid NOT NULL REFERENCES website (id) ON DELETE CASCADE,
        email text,
        person jsonb NOT NULL,
        company jsonb NOT NULL DEFAULT '{}',
        segments text[] NOT NULL DEFAULT '{}',
        notepad text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (website_id, id)
      );
      CREATE UNIQUE INDEX people_profile_email ON people_profile (website_id, lower(email));
      CREATE INDEX people_profile_created ON people_profile (website_id, created_at DESC, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE people_profile, conversation_message, conversation, campaign, outgoing_message;
      DROP SEQUENCE message_fingerprint, campaign_number;
    `);
  }
}
