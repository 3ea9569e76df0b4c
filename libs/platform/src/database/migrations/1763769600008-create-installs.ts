import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Private install links, installs and what each website consented to. */
export class CreateInstalls1763769600008 implements MigrationInterface {
  name = 'CreateInstalls1763769600008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE install_link (
        plugin_id uuid NOT NULL PRIMARY KEY REFERENCES plugin (id) ON DELETE CASCADE,
        secret_hash bytea NOT NULL,
        secret_sealed text NOT NULL,
        enabled boolean NOT NULL DEFAULT true,
        expires_at timestamptz,
        max_uses integer CHECK (max_uses > 0),
        uses integer NOT NULL DEFAULT 0,
        renewed_at timestamptz NOT NULL
      );
      CREATE TABLE install (
        id uuid NOT NULL PRIMARY KEY,
        website_id uuid NOT NULL REFERENCES website (id) ON DELETE CASCADE,
        plugin_id uuid NOT NULL REFERENCES plugin (id),
        installed_by uuid NOT NULL REFERENCES account (id),
        installed_at timestamptz NOT NULL,
        uninstalled_at timestamptz,
        uninstalled_by uuid REFERENCES account (id),
        settings jsonb NOT NULL DEFAULT '{}',
        settings_saved_at timestamptz
      );
      CREATE UNIQUE INDEX install_live ON install (website_id, plugin_id) WHERE uninstalled_at IS NULL;
      CREATE INDEX install_plugin ON install (plugin_id, installed_at, id);
      CREATE INDEX install_former ON install (uninstalled_at) WHERE uninstalled_at IS NOT NULL;
      CREATE TABLE development_settings (
        plugin_id uuid NOT NULL REFERENCES plugin (id) ON DELETE CASCADE,
        website_id uuid NOT NULL REFERENCES website (id) ON DELETE CASCADE,
        settings jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (plugin_id, website_id)
      );
      CREATE TABLE consented_pair (
        install_id uuid NOT NULL REFERENCES install (id) ON DELETE CASCADE,
        scope text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('read', 'write')),
        consented_at timestamptz NOT NULL,
        consented_by uuid NOT NULL REFERENCES account (id),
        PRIMARY KEY (install_id, scope, mode)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE consented_pair, development_settings, install, install_link');
  }
}
