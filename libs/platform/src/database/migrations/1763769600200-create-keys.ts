import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Website keys and user keys beside the plugin keypairs, and quotas that belong to any credential's holder. */
export class CreateKeys1763769600200 implements MigrationInterface {
  name = 'CreateKeys1763769600200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE credential DROP CONSTRAINT credential_kind_check;
      ALTER TABLE credential
        ALTER COLUMN environment DROP NOT NULL,
        ALTER COLUMN plugin_id DROP NOT NULL,
        ADD COLUMN website_id uuid REFERENCES website (id),
        ADD COLUMN account_id uuid REFERENCES account (id),
        ADD COLUMN name text,
        ADD COLUMN roles text[],
        ADD COLUMN scopes text[],
        ADD COLUMN expires_at timestamptz,
        ADD COLUMN allowed_addresses text[],
        ADD COLUMN allowed_in_url boolean NOT NULL DEFAULT false,
        ADD COLUMN acknowledged_at timestamptz,
        ADD CONSTRAINT credential_of_kind CHECK (
          CASE kind
            WHEN 'plugin' THEN plugin_id IS NOT NULL AND environment IS NOT NULL AND website_id IS NULL AND account_id IS NULL
            WHEN 'website' THEN website_id IS NOT NULL AND name IS NOT NULL AND roles IS NOT NULL AND plugin_id IS NULL AND account_id IS NULL
            WHEN 'user' THEN website_id IS NOT NULL AND account_id IS NOT NULL AND plugin_id IS NULL
            ELSE false
          END
        );
      CREATE UNIQUE INDEX credential_name_in_website ON credential (website_id, lower(name))
        WHERE kind = 'website' AND state NOT IN ('revoked', 'deleted');
      CREATE UNIQUE INDEX credential_live_of_operator ON credential (website_id, account_id)
        WHERE kind = 'user' AND state IN ('unclaimed', 'active', 'retiring');
      CREATE INDEX credential_website ON credential (website_id, created_at, id) WHERE website_id IS NOT NULL;
      ALTER TABLE quota DROP CONSTRAINT quota_plugin_id_fkey;
      ALTER TABLE quota RENAME COLUMN plugin_id TO holder_id;
      ALTER TABLE quota_use RENAME COLUMN plugin_id TO holder_id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM quota WHERE holder_id IN (SELECT id FROM credential WHERE kind <> 'plugin');
      DELETE FROM credential WHERE kind <> 'plugin';
      ALTER TABLE quota_use RENAME COLUMN holder_id TO plugin_id;
      ALTER TABLE quota RENAME COLUMN holder_id TO plugin_id;
      ALTER TABLE quota ADD CONSTRAINT quota_plugin_id_fkey FOREIGN KEY (plugin_id) REFERENCES plugin (id) ON DELETE CASCADE;
      DROP INDEX credential_website, credential_live_of_operator, credential_name_in_website;
      ALTER TABLE credential
        DROP CONSTRAINT credential_of_kind,
        DROP COLUMN acknowledged_at, DROP COLUMN allowed_in_url, DROP COLUMN allowed_addresses, DROP COLUMN expires_at,
        DROP COLUMN scopes, DROP COLUMN roles, DROP COLUMN name, DROP COLUMN account_id, DROP COLUMN website_id,
        ALTER COLUMN plugin_id SET NOT NULL,
        ALTER COLUMN environment SET NOT NULL,
        ADD CONSTRAINT credential_kind_check CHECK (kind IN ('plugin'));
    `);
  }
}
