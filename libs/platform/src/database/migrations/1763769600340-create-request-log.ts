import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One row for each request to the REST API, partitioned by UTC day so that old days are dropped whole. No foreign keys: a row says what was,
 * and must not hold up a deletion. The partitions are made by the processes, the first one by the first row.
 */
export class CreateRequestLog1763769600340 implements MigrationInterface {
  name = 'CreateRequestLog1763769600340';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE request_log (
        id uuid NOT NULL,
        requested_at timestamptz NOT NULL,
        credential_id uuid,
        credential_kind text,
        environment text,
        plugin_id uuid,
        website_id uuid,
        on_website boolean NOT NULL,
        account_id uuid,
        method text,
        route text,
        status smallint NOT NULL,
        reason text,
        cause text,
        latency_ms real NOT NULL,
        address text,
        user_agent text,
        PRIMARY KEY (id, requested_at)
      ) PARTITION BY RANGE (requested_at);
      CREATE INDEX request_log_plugin ON request_log (plugin_id, requested_at, id) WHERE plugin_id IS NOT NULL;
      CREATE INDEX request_log_website ON request_log (website_id, requested_at, id) WHERE on_website;
      CREATE INDEX request_log_credential ON request_log (credential_id, requested_at, id) WHERE credential_id IS NOT NULL;
      CREATE INDEX request_log_plugin_refused ON request_log (plugin_id, requested_at, id) WHERE plugin_id IS NOT NULL AND status >= 400;
      CREATE INDEX request_log_website_refused ON request_log (website_id, requested_at, id) WHERE on_website AND status >= 400;
      CREATE TABLE key_notice (
        credential_id uuid NOT NULL REFERENCES credential (id) ON DELETE CASCADE,
        cause text NOT NULL,
        hour timestamptz NOT NULL,
        request_id uuid NOT NULL,
        PRIMARY KEY (credential_id, cause, hour)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE key_notice, request_log');
  }
}
