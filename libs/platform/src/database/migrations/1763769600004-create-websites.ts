import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Websites and their operators. */
export class CreateWebsites1763769600004 implements MigrationInterface {
  name = 'CreateWebsites1763769600004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE website (
        id uuid NOT NULL PRIMARY KEY,
        external_id text UNIQUE,
        name text NOT NULL,
        domain text NOT NULL,
        settings jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE TABLE operator (
        website_id uuid NOT NULL REFERENCES website (id) ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('owner', 'administrator', 'account_reader', 'operator')),
        availability text NOT NULL DEFAULT 'offline' CHECK (availability IN ('online', 'away', 'offline')),
        availability_since timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (website_id, account_id)
      );
      CREATE INDEX operator_account ON operator (account_id);
      ALTER TABLE account_link ADD CONSTRAINT account_link_website_id FOREIGN KEY (website_id) REFERENCES website (id) ON DELETE CASCADE;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE operator, website CASCADE');
  }
}
