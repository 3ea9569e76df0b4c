import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts of both realms, their sessions, and the single-use links that mails carry. */
export class CreateAccounts1763769600003 implements MigrationInterface {
  name = 'CreateAccounts1763769600003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        id uuid NOT NULL PRIMARY KEY,
        realm text NOT NULL CHECK (realm IN ('marketplace', 'website')),
        email text NOT NULL,
        name text NOT NULL,
        slug text NOT NULL UNIQUE,
        password_hash text NOT NULL,
        role text NOT NULL CHECK (role IN ('developer', 'reviewer', 'administrator', 'member')),
        created_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        suspended_at timestamptz,
        CONSTRAINT account_realm_email UNIQUE (realm, email),
        CONSTRAINT account_role_of_realm CHECK ((realm = 'website') = (role = 'member'))
      );
      CREATE TABLE session (
        id uuid NOT NULL PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        address text,
        user_agent text
      );
      CREATE INDEX session_account ON session (account_id);
      CREATE INDEX session_expires_at ON session (expires_at);
      CREATE TABLE account_link (
        id uuid NOT NULL PRIMARY KEY,
        purpose text NOT NULL CHECK (purpose IN ('confirm', 'reset', 'invite')),
        realm text NOT NULL CHECK (realm IN ('marketplace', 'website')),
        email text NOT NULL,
        account_id uuid REFERENCES account (id) ON DELETE CASCADE,
        token_hash bytea NOT NULL UNIQUE,
        role text,
        website_id uuid,
        website_role text,
        invited_by uuid REFERENCES account (id) ON DELETE SET NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX account_link_email ON account_link (realm, email, purpose);
      CREATE INDEX account_link_website ON account_link (website_id) WHERE website_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account_link, session, account');
  }
}
