import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plugins, and the websites that trust a developer’s development keypairs. */
export class CreatePlugins1763769600005 implements MigrationInterface {
  name = 'CreatePlugins1763769600005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE plugin (
        id uuid NOT NULL PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account (id),
        visibility text NOT NULL CHECK (visibility IN ('private', 'public')),
        name text NOT NULL,
        description text NOT NULL,
        callback_url text,
        urn text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        deleted_at timestamptz
      );
      CREATE INDEX plugin_account ON plugin (account_id, created_at, id) WHERE deleted_at IS NULL;
      CREATE TABLE trust_code (
        id uuid NOT NULL PRIMARY KEY,
        website_id uuid NOT NULL REFERENCES website (id) ON DELETE CASCADE,
        developer_email text NOT NULL,
        code_hash bytea NOT NULL UNIQUE,
        created_by uuid NOT NULL REFERENCES account (id),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        redeemed_at timestamptz,
        redeemed_by uuid REFERENCES account (id)
      );
      CREATE INDEX trust_code_website ON trust_code (website_id, created_at);
      CREATE TABLE trusted_website (
        id uuid NOT NULL PRIMARY KEY,
        website_id uuid NOT NULL REFERENCES website (id) ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        state text NOT NULL CHECK (state IN ('pending', 'active', 'ended')),
        redeemed_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        confirmed_by uuid REFERENCES account (id),
        expires_at timestamptz,
        ended_at timestamptz,
        end_reason text
      );
      CREATE UNIQUE INDEX trusted_website_live ON trusted_website (website_id, account_id) WHERE state <> 'ended';
      CREATE INDEX trusted_website_account ON trusted_website (account_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE trusted_website, trust_code, plugin');
  }
}
