import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys that may be shown again: their sealed copies, and when a session's password was given again. */
export class CreateViewableKeys1763769600390 implements MigrationInterface {
  name = 'CreateViewableKeys1763769600390';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session ADD COLUMN confirmed_at timestamptz;
      ALTER TABLE credential
        ADD COLUMN viewable boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT credential_viewable CHECK (NOT viewable OR (kind IN ('website', 'user') AND NOT may_rotate_itself));
      CREATE TABLE sealed_key (
        credential_id uuid NOT NULL PRIMARY KEY REFERENCES credential (id) ON DELETE CASCADE,
        sealed text NOT NULL,
        key_version integer NOT NULL,
        sealed_at timestamptz NOT NULL
      );
    `);
    // A copy must not outlive its key, whichever way the key ends: roll, revoke, expiry, deletion, and those that are yet to be written.
    await runner.query(`
      CREATE FUNCTION purge_sealed_key() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM sealed_key WHERE credential_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER credential_purges_sealed_key AFTER UPDATE OF state, secret_hash ON credential FOR EACH ROW
        WHEN (NEW.state NOT IN ('active', 'retiring') OR NEW.secret_hash IS DISTINCT FROM OLD.secret_hash)
        EXECUTE FUNCTION purge_sealed_key();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER credential_purges_sealed_key ON credential;
      DROP FUNCTION purge_sealed_key();
      DROP TABLE sealed_key;
      ALTER TABLE credential DROP CONSTRAINT credential_viewable, DROP COLUMN viewable;
      ALTER TABLE session DROP COLUMN confirmed_at;
    `);
  }
}
