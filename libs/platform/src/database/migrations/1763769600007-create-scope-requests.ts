import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scope requests, their review, and the grants that come of them. */
export class CreateScopeRequests1763769600007 implements MigrationInterface {
  name = 'CreateScopeRequests1763769600007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scope_catalogue (
        digest bytea NOT NULL PRIMARY KEY,
        version text NOT NULL,
        loaded_at timestamptz NOT NULL
      );
      CREATE TABLE scope_request (
        id uuid NOT NULL PRIMARY KEY,
        plugin_id uuid NOT NULL REFERENCES plugin (id),
        state text NOT NULL CHECK (state IN ('draft', 'submitted', 'queued', 'approved', 'rejected', 'changes_requested', 'withdrawn', 'expired')),
        revision integer NOT NULL DEFAULT 1,
        created_by uuid NOT NULL REFERENCES account (id),
        created_at timestamptz NOT NULL,
        submitted_at timestamptz,
        queued_at timestamptz,
        decided_at timestamptz,
        decided_by uuid REFERENCES account (id),
        decision_reason text
      );
      CREATE UNIQUE INDEX scope_request_open ON scope_request (plugin_id) WHERE state IN ('draft', 'submitted', 'queued', 'changes_requested');
      CREATE INDEX scope_request_queue ON scope_request (queued_at, id) WHERE state = 'queued';
      CREATE INDEX scope_request_plugin ON scope_request (plugin_id, created_at);
      CREATE INDEX scope_request_changes ON scope_request (decided_at) WHERE state = 'changes_requested';
      CREATE TABLE requested_pair (
        request_id uuid NOT NULL REFERENCES scope_request (id) ON DELETE CASCADE,
        position integer NOT NULL,
        scope text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('read', 'write')),
        justification text NOT NULL,
        verdict text CHECK (verdict IN ('approved', 'denied')),
        verdict_reason text,
        PRIMARY KEY (request_id, scope, mode)
      );
      CREATE TABLE screening_finding (
        id uuid NOT NULL PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES scope_request (id) ON DELETE CASCADE,
        revision integer NOT NULL,
        code text NOT NULL,
        scope text,
        mode text,
        detail text NOT NULL
      );
      CREATE INDEX screening_finding_request ON screening_finding (request_id, revision);
      CREATE TABLE scope_request_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES scope_request (id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id uuid,
        from_state text,
        to_state text NOT NULL,
        detail jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX scope_request_event_request ON scope_request_event (request_id, id);
      CREATE TABLE granted_pair (
        plugin_id uuid NOT NULL REFERENCES plugin (id) ON DELETE CASCADE,
        scope text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('read', 'write')),
        request_id uuid NOT NULL REFERENCES scope_request (id),
        granted_at timestamptz NOT NULL,
        PRIMARY KEY (plugin_id, scope, mode)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE granted_pair, scope_request_event, screening_finding, requested_pair, scope_request, scope_catalogue');
  }
}
