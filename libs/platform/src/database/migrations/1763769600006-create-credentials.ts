import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plugin keypairs, their daily quotas, and what they called. */
export class CreateCredentials1763769600006 implements MigrationInterface {
  name = 'CreateCredentials1763769600006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE credential (
        id uuid NOT NULL PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('plugin')),
        environment text NOT NULL CHECK (environment IN ('development', 'production')),
        plugin_id uuid NOT NULL REFERENCES plugin (id),
        state text NOT NULL CHECK (state IN ('unclaimed', 'active', 'retiring', 'revoked', 'expired', 'deleted')),
        secret_hash bytea,
        secret_prefix text,
        secret_last_four text,
        created_by uuid REFERENCES account (id),
        created_at timestamptz NOT NULL,
        issued_at timestamptz,
        rolled_at timestamptz,
        revoked_at timestamptz,
        revoke_reason text,
        last_used_at timestamptz,
        last_used_address text,
        CONSTRAINT credential_secret_when_live CHECK (state NOT IN ('active', 'retiring') OR secret_hash IS NOT NULL)
      );
      CREATE UNIQUE INDEX credential_live_of_plugin ON credential (plugin_id, environment) WHERE state IN ('unclaimed', 'active', 'retiring');
      CREATE INDEX credential_secret_hash ON credential (secret_hash) WHERE state = 'active';
      CREATE TABLE retired_secret (
        secret_hash bytea NOT NULL PRIMARY KEY,
        credential_id uuid NOT NULL REFERENCES credential (id) ON DELETE CASCADE,
        retired_at timestamptz NOT NULL,
        reason text NOT NULL
      );
      CREATE INDEX retired_secret_credential ON retired_secret (credential_id);
      CREATE TABLE quota (
        plugin_id uuid NOT NULL REFERENCES plugin (id) ON DELETE CASCADE,
        environment text NOT NULL CHECK (environment IN ('development', 'production')),
        daily_limit integer NOT NULL CHECK (daily_limit > 0),
        generation integer NOT NULL DEFAULT 0,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (plugin_id, environment)
      );
      CREATE TABLE quota_use (
        plugin_id uuid NOT NULL,
        environment text NOT NULL,
        day date NOT NULL,
        generation integer NOT NULL,
        used integer NOT NULL,
        PRIMARY KEY (plugin_id, environment, day, generation),
        FOREIGN KEY (plugin_id, environment) REFERENCES quota (plugin_id, environment) ON DELETE CASCADE
      );
      CREATE TABLE route_use (
        plugin_id uuid NOT NULL REFERENCES plugin (id) ON DELETE CASCADE,
        environment text NOT NULL,
        scope text NOT NULL,
        mode text NOT NULL,
        route text NOT NULL,
        day date NOT NULL,
        count bigint NOT NULL,
        PRIMARY KEY (plugin_id, environment, day, route, scope, mode)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE route_use, quota_use, quota, retired_secret, credential');
  }
}
