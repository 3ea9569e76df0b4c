import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A credential and its successor side by side, and answers that can be asked for again by their Idempotency-Key. */
export class CreateRotation1763769600320 implements MigrationInterface {
  name = 'CreateRotation1763769600320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE credential
        ADD COLUMN predecessor_id uuid REFERENCES credential (id),
        ADD COLUMN quota_holder_id uuid,
        ADD COLUMN retiring_since timestamptz,
        ADD COLUMN grace_ends_at timestamptz,
        ADD COLUMN ends text CHECK (ends IN ('on_first_use', 'at_grace_end')),
        ADD COLUMN idle_end_days integer CHECK (idle_end_days > 0),
        ADD COLUMN grace_uses integer NOT NULL DEFAULT 0,
        ADD COLUMN last_used_agent text,
        ADD CONSTRAINT credential_grace_while_retiring
          CHECK (state <> 'retiring' OR (grace_ends_at IS NOT NULL AND ends IS NOT NULL AND retiring_since IS NOT NULL));
      DROP INDEX credential_live_of_plugin, credential_live_of_operator, credential_name_in_website, credential_secret_hash;
      CREATE UNIQUE INDEX credential_live_of_plugin ON credential (plugin_id, environment) WHERE state IN ('unclaimed', 'active');
      CREATE UNIQUE INDEX credential_retiring_of_plugin ON credential (plugin_id, environment) WHERE state = 'retiring';
      CREATE UNIQUE INDEX credential_live_of_operator ON credential (website_id, account_id)
        WHERE kind = 'user' AND state IN ('unclaimed', 'active');
      CREATE UNIQUE INDEX credential_retiring_of_operator ON credential (website_id, account_id) WHERE kind = 'user' AND state = 'retiring';
      CREATE UNIQUE INDEX credential_name_in_website ON credential (website_id, lower(name))
        WHERE kind = 'website' AND state IN ('unclaimed', 'active');
      CREATE INDEX credential_secret_hash ON credential (secret_hash) WHERE state IN ('active', 'retiring');
      CREATE UNIQUE INDEX credential_successor ON credential (predecessor_id) WHERE state IN ('unclaimed', 'active', 'retiring');
      CREATE INDEX credential_predecessor ON credential (predecessor_id) WHERE predecessor_id IS NOT NULL;
      CREATE INDEX credential_grace_end ON credential (grace_ends_at) WHERE state = 'retiring';
      CREATE INDEX credential_expiry ON credential (expires_at) WHERE state = 'active' AND expires_at IS NOT NULL;
      CREATE TABLE idempotent_answer (
        id uuid NOT NULL PRIMARY KEY,
        caller text NOT NULL,
        route text NOT NULL,
        key_hash bytea NOT NULL,
        body_hash bytea NOT NULL,
        subject_id uuid,
        answer_sealed text,
        expires_at timestamptz NOT NULL,
        UNIQUE (caller, route, key_hash)
      );
      CREATE INDEX idempotent_answer_subject ON idempotent_answer (subject_id);
      CREATE INDEX idempotent_answer_expiry ON idempotent_answer (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE idempotent_answer;
      UPDATE credential SET state = 'expired' WHERE state = 'retiring' OR (state = 'unclaimed' AND predecessor_id IS NOT NULL);
      DROP INDEX credential_expiry, credential_grace_end, credential_predecessor, credential_successor, credential_secret_hash,
        credential_name_in_website, credential_retiring_of_operator, credential_live_of_operator, credential_retiring_of_plugin,
        credential_live_of_plugin;
      ALTER TABLE credential
        DROP CONSTRAINT credential_grace_while_retiring,
        DROP COLUMN last_used_agent, DROP COLUMN grace_uses, DROP COLUMN idle_end_days, DROP COLUMN ends, DROP COLUMN grace_ends_at,
        DROP COLUMN retiring_since, DROP COLUMN quota_holder_id, DROP COLUMN predecessor_id;
      CREATE UNIQUE INDEX credential_live_of_plugin ON credential (plugin_id, environment) WHERE state IN ('unclaimed', 'active', 'retiring');
      CREATE UNIQUE INDEX credential_live_of_operator ON credential (website_id, account_id)
        WHERE kind = 'user' AND state IN ('unclaimed', 'active', 'retiring');
      CREATE UNIQUE INDEX credential_name_in_website ON credential (website_id, lower(name))
        WHERE kind = 'website' AND state NOT IN ('revoked', 'deleted', 'expired');
      CREATE INDEX credential_secret_hash ON credential (secret_hash) WHERE state = 'active';
    `);
  }
}
