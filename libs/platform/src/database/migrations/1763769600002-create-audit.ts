import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audit rows: written in the transaction of each change, each with its own digest. */
export class CreateAudit1763769600002 implements MigrationInterface {
  name = 'CreateAudit1763769600002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_event (
        id uuid NOT NULL PRIMARY KEY,
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id uuid,
        action text NOT NULL,
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        before jsonb,
        after jsonb,
        address text,
        request_id text,
        digest bytea NOT NULL
      );
      CREATE INDEX audit_event_subject ON audit_event (subject_kind, subject_id, at);
      CREATE INDEX audit_event_actor ON audit_event (actor_id, at);
      CREATE INDEX audit_event_at ON audit_event (at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_event');
  }
}
