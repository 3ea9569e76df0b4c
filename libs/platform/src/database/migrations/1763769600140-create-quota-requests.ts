import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests for a higher daily quota, and every change of their state. */
export class CreateQuotaRequests1763769600140 implements MigrationInterface {
  name = 'CreateQuotaRequests1763769600140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE quota_request (
        id uuid NOT NULL PRIMARY KEY,
        plugin_id uuid NOT NULL REFERENCES plugin (id),
        state text NOT NULL CHECK (state IN ('queued', 'approved', 'rejected', 'changes_requested', 'withdrawn')),
        revision integer NOT NULL DEFAULT 1,
        from_limit integer NOT NULL,
        daily_limit integer NOT NULL CHECK (daily_limit > 0),
        reason text NOT NULL,
        created_by uuid NOT NULL REFERENCES account (id),
        created_at timestamptz NOT NULL,
        decided_at timestamptz,
        decision_reason text
      );
      CREATE UNIQUE INDEX quota_request_open ON quota_request (plugin_id) WHERE state IN ('queued', 'changes_requested');
      CREATE INDEX quota_request_plugin ON quota_request (plugin_id, created_at, id);
      CREATE TABLE quota_request_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES quota_request (id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id uuid,
        from_state text,
        to_state text NOT NULL,
        revision integer NOT NULL,
        reason text
      );
      CREATE INDEX quota_request_event_request ON quota_request_event (request_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE quota_request_event, quota_request');
  }
}
